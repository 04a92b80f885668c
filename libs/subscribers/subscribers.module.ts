import { Module } from '@nestjs/common';
import { PlansModule } from '#plans';
import { LineReader } from './line.reader.js';
import { LineTerms } from './line.terms.js';
import { LineValidity } from './line.validity.js';

@Module({ imports: [PlansModule], providers: [LineReader, LineTerms, LineValidity], exports: [LineReader, LineTerms, LineValidity, PlansModule] })
export class SubscribersModule {}
