import { Inject, Injectable } from '@nestjs/common';
import { AuditRecorder } from '#audit';
import { CLOCK, Refusal, canonicalJson, looksLikeCardNumber, newId } from '#kernel';
import type { Clock } from '#kernel';
import { abilityFor, record } from '#permissions';
import { requestContext } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { Database } from '#platform/database';
import { requestHash } from './action.intent.js';
import type { Intent } from './action.intent.js';
import { ActionPlanMaker } from './action.planner.js';
import type { MadePlan } from './action.planner.js';
import { MAX_NOTE } from './domain/control.js';
import type { ExecuteControl } from './domain/control.js';
import { REQUEST_LIFETIME_MS } from './domain/request.states.js';
import { RequestStore } from './request.store.js';
import type { ActionRequest, RequestDecision } from './request.store.js';

/** Requests for a second person's agreement. Nothing happens by a request; agreeing to it plans anew and must find the same effects. */
@Injectable()
export class RequestDesk {
  constructor(
    private readonly store: RequestStore,
    private readonly plans: ActionPlanMaker,
    private readonly database: Database,
    private readonly audit: AuditRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes down what is asked for, in the caller's transaction and under the target's lock; gives the request's id. */
  async open(intent: Intent, { plan, target, input }: MadePlan, control: ExecuteControl, staff: StaffActor): Promise<string> {
    if (!target) throw new Error(`${plan.action} works on nothing that a second person could look at`);
    const id = newId();
    const requestedAt = this.clock.now();
    await this.store.expire(target.type, target.id, plan.action, requestedAt);
    await this.store.insert({
      id,
      action: plan.action,
      input,
      targetType: target.type,
      targetId: target.id,
      targetRevision: target.revision,
      subscriberId: target.subscriberId,
      market: target.market,
      plan,
      makerId: staff.id,
      idempotencyKey: control.idempotencyKey,
      requestHash: requestHash(intent),
      reasonCode: control.reasonCode,
      note: control.note,
      requestedAt,
      expiresAt: new Date(requestedAt.getTime() + REQUEST_LIFETIME_MS),
    });
    this.record('requested', { id, targetType: target.type, targetId: target.id, subscriberId: target.subscriberId, action: plan.action }, staff, control, { plan });
    return id;
  }

  byKey(makerId: string, idempotencyKey: string): Promise<ActionRequest | null> {
    return this.store.byKey(makerId, idempotencyKey);
  }

  async found(id: string): Promise<ActionRequest> {
    const request = await this.store.find(id, { lock: false });
    if (!request) throw new Refusal('NOT_FOUND');
    return request;
  }

  /**
   * The plan of what was asked for, as it would come true now; for its decision.
   * @throws Refusal NOT_FOUND, FORBIDDEN, REQUEST_OWN, REQUEST_DECIDED, REQUEST_EXPIRED, REQUEST_STALE, and whatever the planner refuses
   */
  async make(id: string, staff: StaffActor, plannedAt: Date, lock: boolean): Promise<MadePlan> {
    const request = await this.decidable(id, staff, lock);
    const made = await this.plans.make({ action: request.action, input: request.input, staff, plannedAt, lock });
    const isAsSeen = made.target?.revision === request.targetRevision && canonicalJson(made.plan.effects) === canonicalJson(request.plan.effects);
    if (!isAsSeen) throw new Refusal('REQUEST_STALE');
    return { ...made, plan: { ...made.plan, approvalBy: null } };
  }

  async approve(id: string, { checkerId, executionId, note, at }: Pick<RequestDecision, 'executionId' | 'note' | 'at'> & { readonly checkerId: string }): Promise<void> {
    await this.store.decide(id, { status: 'approved', checkerId, executionId, note, at });
  }

  /** A second person says no, and why. @throws as {@link make}, and NOTE_REQUIRED */
  async refuse(id: string, note: string | null, staff: StaffActor): Promise<ActionRequest> {
    const why = note?.trim() ?? '';
    if (why === '') throw new Refusal('NOTE_REQUIRED');
    if (why.length > MAX_NOTE) throw new Refusal('BAD_INPUT', { field: 'note', reason: 'TOO_LONG', max: MAX_NOTE });
    if (looksLikeCardNumber(why)) throw new Refusal('CARD_NUMBER_REFUSED');
    return this.end(id, 'refused', why, staff, () => this.decidable(id, staff, true));
  }

  /** The maker takes it back. @throws Refusal NOT_FOUND, REQUEST_NOT_YOURS, REQUEST_DECIDED */
  withdraw(id: string, staff: StaffActor): Promise<ActionRequest> {
    return this.end(id, 'withdrawn', null, staff, async () => {
      const request = await this.store.find(id, { lock: true });
      if (!request) throw new Refusal('NOT_FOUND');
      if (request.makerId !== staff.id) throw new Refusal('REQUEST_NOT_YOURS');
      if (request.status !== 'awaiting') throw new Refusal('REQUEST_DECIDED', { status: request.status });
      return request;
    });
  }

  private end(id: string, status: 'refused' | 'withdrawn', note: string | null, staff: StaffActor, load: () => Promise<ActionRequest>): Promise<ActionRequest> {
    return this.database.transaction(async () => {
      const request = await load();
      await this.store.decide(id, { status, checkerId: status === 'refused' ? staff.id : null, executionId: null, note, at: this.clock.now() });
      this.record(status, request, staff, { reasonCode: request.reasonCode, note }, {});
      return this.found(id);
    });
  }

  /** What somebody else asked for and this person may decide on: missing, foreign and forbidden are told apart no further than elsewhere. */
  private async decidable(id: string, staff: StaffActor, lock: boolean): Promise<ActionRequest> {
    const request = await this.store.find(id, { lock });
    const ability = abilityFor(staff);
    if (!ability.can('decide', 'Request')) throw new Refusal('FORBIDDEN', { action: 'decide' });
    if (!request || !ability.can('decide', record('Request', { market: request.market }))) throw new Refusal('NOT_FOUND');
    if (request.makerId === staff.id) throw new Refusal('REQUEST_OWN');
    if (request.status !== 'awaiting') throw new Refusal('REQUEST_DECIDED', { status: request.status });
    if (request.expiresAt <= this.clock.now()) throw new Refusal('REQUEST_EXPIRED');
    return request;
  }

  private record(
    outcome: 'requested' | 'refused' | 'withdrawn',
    request: Pick<ActionRequest, 'id' | 'action' | 'targetType' | 'targetId' | 'subscriberId'>,
    staff: StaffActor,
    { reasonCode, note }: Pick<ExecuteControl, 'note'> & { readonly reasonCode: string },
    { plan }: { readonly plan?: object },
  ): void {
    const { requestId, address } = requestContext.current();
    this.audit.record({
      action: request.action,
      actor: { kind: 'staff', id: staff.id, name: staff.name, role: staff.role },
      subject: { type: request.targetType, id: request.targetId },
      subscriberId: request.subscriberId,
      outcome,
      reasonCode,
      note,
      requestId,
      address,
      plan: plan ?? null,
      details: { request: request.id },
    });
  }
}
