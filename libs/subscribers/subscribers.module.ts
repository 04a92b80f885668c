import { Module } from '@nestjs/common';
import { PlansModule } from '#plans';
import { LineReader } from './line.reader.js';
import { LineValidity } from './line.validity.js';

@Module({ imports: [PlansModule], providers: [LineReader, LineValidity], exports: [LineReader, LineValidity, PlansModule] })
export class SubscribersModule {}
