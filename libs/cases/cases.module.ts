import { Global, Module } from '@nestjs/common';
import { SubscriberCases } from '#subscribers';
import { CaseOpener } from './case.opener.js';

/** Global, so that features below, which may not know of cases, can ask for one. */
@Global()
@Module({ providers: [{ provide: SubscriberCases, useClass: CaseOpener }], exports: [SubscriberCases] })
export class CasesModule {}
