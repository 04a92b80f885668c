import { Module } from '@nestjs/common';
import { PlanCatalogue } from './plan.catalogue.js';

@Module({ providers: [PlanCatalogue], exports: [PlanCatalogue] })
export class PlansModule {}
