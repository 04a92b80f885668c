import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { ActionRegistry } from './action.registry.js';
import { ExecutionStore } from './execution.store.js';

/** No process works on the outside part of an action for so long. */
const LEFT_AFTER_MS = 10 * 60_000;
const BATCH = 100;

/** Ends executions that a killed process left in the middle of their outside part: whoever asks with their key again hears how they stand. */
@Injectable()
export class LeftExecutions {
  constructor(
    private readonly registry: ActionRegistry,
    private readonly executions: ExecutionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives how many there were. */
  async end(): Promise<number> {
    const left = await this.executions.leftOpen(new Date(this.clock.now().getTime() - LEFT_AFTER_MS), BATCH);
    for (const { id, action } of left) {
      const standing = await this.registry.action(action).planner.standing?.(id);
      if (standing) await this.executions.settle(id, standing);
    }
    return left.length;
  }
}
