import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { BoundedCounter } from '#platform/database';
import { declaredActions } from '../action.declaration.js';
import { AuditEntryResolver } from './audit-entry.resolver.js';
import { ActionResolver } from './action.resolver.js';
import { actionResolver } from './action.resolver-factory.js';
import { RequestReader } from '../request.reader.js';
import { OutcomePresenter } from './outcome.presenter.js';
import { RequestResolver } from './request.resolver.js';

export { ActionExecutionType, ActionPlanType } from './action.types.js';
export { OutcomePresenter, presentPlan } from './outcome.presenter.js';

@Module({})
export class ActionsApiModule {
  /** Call it after every feature's actions have been imported: each declared action becomes a mutation. */
  static forDeclaredActions(): DynamicModule {
    return {
      module: ActionsApiModule,
      providers: [BoundedCounter, OutcomePresenter, ActionResolver, AuditEntryResolver, RequestReader, RequestResolver, ...declaredActions().map(actionResolver)],
      exports: [OutcomePresenter],
    };
  }
}
