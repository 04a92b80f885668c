import { Module } from '@nestjs/common';
import { PlansModule } from '#plans';
import { LineLeases } from './line.leases.js';
import { LineReader } from './line.reader.js';
import { LineTerms } from './line.terms.js';
import { LineValidity } from './line.validity.js';

@Module({ imports: [PlansModule], providers: [LineLeases, LineReader, LineTerms, LineValidity], exports: [LineLeases, LineReader, LineTerms, LineValidity, PlansModule] })
export class SubscribersModule {}
