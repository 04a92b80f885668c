import { Module } from '@nestjs/common';
import { PlansModule } from '#plans';
import { PlanReader } from './plan.reader.js';
import { PlanResolver } from './plan.resolver.js';

@Module({ imports: [PlansModule], providers: [PlanReader, PlanResolver], exports: [PlanReader] })
export class PlansApiModule {}
