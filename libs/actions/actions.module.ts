import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ActionBus } from './action.bus.js';
import { ActionPlanMaker } from './action.planner.js';
import { ActionRegistry } from './action.registry.js';
import { ActionUndo } from './action.undo.js';
import { ExecutionStore } from './execution.store.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [ActionRegistry, ActionPlanMaker, ActionUndo, ExecutionStore, ActionBus],
  exports: [ActionBus, ActionRegistry, ExecutionStore],
})
export class ActionsModule {}
