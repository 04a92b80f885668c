import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ActionBus } from './action.bus.js';
import { ActionExecutor } from './action.executor.js';
import { ActionPlanMaker } from './action.planner.js';
import { ActionRegistry } from './action.registry.js';
import { ActionUndo } from './action.undo.js';
import { ExecutionStore } from './execution.store.js';
import { IntentPlanner } from './intent.planner.js';
import { LeftExecutions } from './left.executions.js';
import { RequestDesk } from './request.desk.js';
import { RequestStore } from './request.store.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [ActionRegistry, ActionPlanMaker, ActionUndo, ActionExecutor, ExecutionStore, IntentPlanner, LeftExecutions, RequestDesk, RequestStore, ActionBus],
  exports: [ActionBus, ActionRegistry, ExecutionStore, LeftExecutions, RequestDesk],
})
export class ActionsModule {}
