import type { DynamicModule, Type } from '@nestjs/common';
import { ActionsModule } from '#actions';
import { ActionsApiModule } from '#actions/api';
import { PlansApiModule } from '#plans/api';

/** The API of every feature. ActionsApiModule comes last: it makes a mutation of each action that the others declared. */
export function featureModules(): (Type | DynamicModule)[] {
  return [ActionsModule, PlansApiModule, ActionsApiModule.forDeclaredActions()];
}
