import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Refusal, newId } from '#kernel';
import type { Clock } from '#kernel';
import type { StaffActor } from '#platform/access';
import { Database, LOCK_NOT_AVAILABLE, UNIQUE_VIOLATION, sqlstate, violatedConstraint } from '#platform/database';
import { ActionExecutor } from './action.executor.js';
import { requestHash } from './action.intent.js';
import type { Intent } from './action.intent.js';
import type { MadePlan } from './action.planner.js';
import { executeControl } from './domain/control.js';
import type { ActionControl, ExecuteControl } from './domain/control.js';
import { readPlanToken } from './domain/plan-token.js';
import type { ActionPlan } from './domain/plan.js';
import { ExecutionStore } from './execution.store.js';
import type { ActionExecution } from './execution.store.js';
import { IntentPlanner } from './intent.planner.js';
import { RequestDesk } from './request.desk.js';
import type { ActionRequest } from './request.store.js';

export interface ActionOutcome {
  readonly plan: ActionPlan;
  /** null for a preview. */
  readonly execution: ActionExecution | null;
  /** What now awaits a second person; null for what takes effect by itself. */
  readonly request: ActionRequest | null;
  /** The key had been used: this is the answer it got then. */
  readonly replayed: boolean;
}

/** The one door for every change that a person makes: plan → preview → (a second person) → execute → undo. */
@Injectable()
export class ActionBus {
  constructor(
    private readonly intents: IntentPlanner,
    private readonly executor: ActionExecutor,
    private readonly requests: RequestDesk,
    private readonly executions: ExecutionStore,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(intent: Intent, control: ActionControl, staff: StaffActor): Promise<ActionOutcome> {
    if (control.mode === 'preview') return this.preview(intent, staff);
    const ready = executeControl(control, this.intents.reasons(intent));
    const earlier = await this.replay(intent, ready, staff);
    if (earlier) return earlier;
    await this.intents.prepare(intent, staff, this.clock.now());
    return this.intents.needsSecondPerson(intent) ? this.ask(intent, ready, staff) : this.execute(intent, ready, staff);
  }

  private async preview(intent: Intent, staff: StaffActor): Promise<ActionOutcome> {
    await this.intents.prepare(intent, staff, this.clock.now());
    const { plan } = await this.intents.make(intent, staff, this.clock.now(), false);
    return { plan, execution: null, request: null, replayed: false };
  }

  private async execute(intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<ActionOutcome> {
    const id = newId();
    const earlier = await this.committing(intent, control, staff, () => this.commit(id, intent, control, staff));
    if (earlier) return earlier;
    const { action } = await this.stored(id);
    const settlement = await this.intents.settlement(intent, action)?.(id);
    if (settlement) await this.executions.settle(id, settlement);
    const execution = await this.stored(id);
    return { plan: execution.plan, execution, request: null, replayed: false };
  }

  /** Puts it before a second person. */
  private async ask(intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<ActionOutcome> {
    let id = '';
    const earlier = await this.committing(intent, control, staff, async () => {
      const { made } = await this.plan(intent, control, staff);
      id = await this.requests.open(intent, made, control, staff);
    });
    if (earlier) return earlier;
    const request = await this.requests.found(id);
    return { plan: request.plan, execution: null, request, replayed: false };
  }

  /** Runs the work in a transaction; gives what the same key had done before, or null. */
  private async committing(intent: Intent, control: ExecuteControl, staff: StaffActor, work: () => Promise<void>): Promise<ActionOutcome | null> {
    try {
      await this.database.transaction(work);
      return null;
    } catch (error) {
      if (sqlstate(error) === LOCK_NOT_AVAILABLE) throw new Refusal('LINE_LOCKED', {}, { cause: error });
      const violated = sqlstate(error) === UNIQUE_VIOLATION ? violatedConstraint(error) : undefined;
      const sameKey = violated?.startsWith('action_');
      const earlier = sameKey || error instanceof Refusal ? await this.replay(intent, control, staff) : null;
      if (earlier) return earlier;
      if (violated === 'action_request_one_awaiting') throw new Refusal('REQUEST_AWAITING', {}, { cause: error });
      throw error;
    }
  }

  private async commit(id: string, intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<void> {
    const { made, plannedAt } = await this.plan(intent, control, staff);
    const settles = this.intents.settlement(intent, made.plan.action) !== undefined;
    await this.executor.execute({ id, intent, made, control, staff, plannedAt, now: this.clock.now(), settles });
  }

  /** The plan under lock, if it still is the one that was previewed. */
  private async plan(intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<{ made: MadePlan; plannedAt: Date }> {
    const { plannedAt, revision } = readPlanToken(control.planHash, this.clock.now());
    const made = await this.intents.make(intent, staff, plannedAt, true);
    if (made.plan.hash !== control.planHash) throw await this.conflict(made, revision);
    refuseOverLimit(made.plan, staff);
    return { made, plannedAt };
  }

  /** The same key again: the same answer if it is the same request, a refusal if it is another. */
  private async replay(intent: Intent, control: ExecuteControl, staff: StaffActor): Promise<ActionOutcome | null> {
    const execution = await this.executions.byKey(staff.id, control.idempotencyKey);
    const request = execution ? null : await this.requests.byKey(staff.id, control.idempotencyKey);
    const earlier = execution ?? request;
    if (!earlier) return null;
    if (earlier.requestHash !== requestHash(intent)) throw new Refusal('IDEMPOTENCY_KEY_REUSED');
    return { plan: earlier.plan, execution, request, replayed: true };
  }

  private async conflict(made: MadePlan, revision: number): Promise<Refusal> {
    const changes = made.target ? await this.executions.changesSince(made.target.type, made.target.id, revision) : [];
    return new Refusal('CONFLICT', { changes: changes.map(({ action, actorName, at }) => ({ action, actorName, at: at.toISOString() })) });
  }

  private async stored(id: string): Promise<ActionExecution> {
    const execution = await this.executions.find(id);
    if (!execution) throw new Error(`Execution ${id} is gone`);
    return execution;
  }
}

function refuseOverLimit(plan: ActionPlan, staff: StaffActor): void {
  const exceeded = plan.limits.find((limit) => limit.exceeded);
  if (!exceeded) return;
  const { name, value, limit, raisedBy } = exceeded;
  throw new Refusal('LIMIT_EXCEEDED', { name, value, limit, role: staff.role, raisedBy });
}
