import { Module } from '@nestjs/common';
import { CaseReader } from '#cases';
import { SubscriberCasesResolver } from './subscriber-cases.resolver.js';

@Module({ providers: [CaseReader, SubscriberCasesResolver] })
export class CasesApiModule {}
