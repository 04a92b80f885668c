import { ApiError, type ApiErrorCode } from '../api/api-error.js';
import type { Execution, Plan } from './action.intents.js';
import { beginDialog, dialogReducer, mayBeSent, type DialogEvent, type DialogState } from './dialog.states.js';

const plan: Plan = { action: 'extendValidity', hash: 'h1', targetType: 'Line', targetId: 'l', approvalBy: null, reversible: true, effects: [], limits: [] };
const execution: Execution = {
  id: 'x', action: 'extendValidity', status: 'COMPLETED', executedAt: '2027-04-14T10:00:00Z', actorName: 'Nadia', reasonCode: 'goodwill', note: null,
  auditSeq: '1', chargeId: null, undoable: true, undoOf: null, undoneBy: null, replayed: false,
};

function after(...events: DialogEvent[]): DialogState {
  return events.reduce(dialogReducer, beginDialog({ days: 7 }, '', 'key-1'));
}
const previewed: DialogEvent = { type: 'previewed', version: 0, plan };
const sent: DialogEvent = { type: 'sent' };
const refused = (code: ApiErrorCode): DialogEvent => ({ type: 'refused', error: new ApiError(code, '') });

describe('before the button', () => {
  it('nothing can be sent until the plan of the present input is on screen', () => {
    expect(mayBeSent(after())).toBe(false);
    expect(mayBeSent(after(previewed))).toBe(true);
    expect(mayBeSent(after(previewed, { type: 'inputChanged', patch: { days: 8 }, key: 'key-2' }))).toBe(false);
  });

  it('a plan that comes late, for an input that has changed since, is not taken', () => {
    const state = after({ type: 'inputChanged', patch: { days: 8 }, key: 'key-2' }, previewed);
    expect(state.plan).toBeNull();
  });

  it('a plan over a limit is shown and cannot be sent', () => {
    const over: Plan = { ...plan, limits: [{ name: 'extendValidity.days', unit: 'DAYS', value: 90, limit: 30, exceeded: true, raisedBy: 'SUPERVISOR' }] };
    expect(mayBeSent(after({ ...previewed, plan: over }))).toBe(false);
  });

  it('nothing can be sent while it is on its way, or once it was answered', () => {
    expect(mayBeSent(after(previewed, sent))).toBe(false);
    expect(mayBeSent(after(previewed, sent, { type: 'executed', plan, execution, asked: null }))).toBe(false);
  });
});

describe('the key of an intent', () => {
  it('is another one for another input, and for a new intent after a settled answer', () => {
    expect(after({ type: 'inputChanged', patch: { days: 8 }, key: 'key-2' }).key).toBe('key-2');
    expect(after(previewed, sent, { type: 'executed', plan, execution, asked: null }, { type: 'startedAgain', key: 'key-3' }).key).toBe('key-3');
  });

  it.each(['UNREACHABLE', 'INTERNAL', 'DATABASE_UNAVAILABLE', 'IDEMPOTENCY_IN_PROGRESS', 'CONFLICT', 'PLAN_EXPIRED', 'LINE_LOCKED'] as const)('is kept after %s', (code) => {
    expect(after(previewed, sent, refused(code)).key).toBe('key-1');
  });
});

describe('no answer came', () => {
  const lost = [previewed, sent, refused('UNREACHABLE')] as const;

  it('the same request may be sent again, and no other: the input is locked', () => {
    const state = after(...lost, { type: 'inputChanged', patch: { days: 14 }, key: 'key-2' });
    expect(state).toMatchObject({ phase: 'uncertain', input: { days: 7 }, key: 'key-1', plan: { hash: 'h1' } });
    expect(mayBeSent(state)).toBe(true);
  });

  it('a lock that is met when trying again may be that of the lost request: still uncertain', () => {
    expect(after(...lost, sent, refused('LINE_LOCKED')).phase).toBe('uncertain');
    expect(after(previewed, sent, refused('LINE_LOCKED')).phase).toBe('editing');
  });

  it('an answer that nothing was done ends the doubt', () => {
    expect(after(...lost, sent, refused('CONFLICT'))).toMatchObject({ phase: 'editing', doubt: false });
    expect(after(...lost, sent, { type: 'executed', plan, execution: { ...execution, replayed: true }, asked: null }).phase).toBe('settled');
  });
});

describe('a preview that no longer holds', () => {
  it('after a conflict waits for the reader to ask for the new one', () => {
    const state = after(previewed, sent, refused('CONFLICT'));
    expect(state.held).toBe(true);
    expect(mayBeSent(state)).toBe(false);
    expect(dialogReducer(state, { type: 'previewAsked' })).toMatchObject({ plan: null, held: false, problem: null, version: 1 });
  });

  it('that is too old is made anew at once, and says so', () => {
    expect(after(previewed, sent, refused('PLAN_EXPIRED'))).toMatchObject({ plan: null, version: 1, problem: { code: 'PLAN_EXPIRED' } });
  });

  it('that the server does not know is made anew as well; a field that is wrong leaves it as it was', () => {
    const badInput = (field: string): DialogEvent => ({ type: 'refused', error: new ApiError('BAD_INPUT', '', { field }) });
    expect(after(previewed, sent, badInput('planHash'))).toMatchObject({ plan: null, version: 1 });
    expect(after(previewed, sent, badInput('days'))).toMatchObject({ plan, version: 0 });
  });
});
