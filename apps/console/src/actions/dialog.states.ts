import type { ApiError } from '../api/api-error.js';
import type { Asked, Execution, Plan } from './action.intents.js';

/**
 * editing: nothing is on its way. sending: the execution is. uncertain: it was sent and no answer came, so it may have
 * happened; only the same request with the same key may follow. settled: it was answered.
 */
export type Phase = 'editing' | 'sending' | 'uncertain' | 'settled';

export interface DialogState {
  readonly phase: Phase;
  readonly input: Readonly<Record<string, unknown>>;
  readonly reasonCode: string;
  readonly note: string;
  /** One for each intent: kept over retries, new after a settled answer or with another input. */
  readonly key: string;
  /** Rises whenever what was previewed no longer counts. */
  readonly version: number;
  /** The plan of the present version; null until it has come. */
  readonly plan: Plan | null;
  /** What was last on screen, shown faintly until the next plan has come. */
  readonly lastPlan: Plan | null;
  /** Why there is no plan for the present version. */
  readonly refusal: ApiError | null;
  /** A new preview waits for the reader, who should see first what changed. */
  readonly held: boolean;
  /** An attempt got no answer, and none since has said that nothing was done. */
  readonly doubt: boolean;
  /** What the last attempt to carry it out ran into. */
  readonly problem: ApiError | null;
  readonly execution: Execution | null;
  /** What now awaits a second person, instead of an execution. */
  readonly asked: Asked | null;
}

export type DialogEvent =
  | { readonly type: 'inputChanged'; readonly patch: Readonly<Record<string, unknown>>; readonly key: string }
  | { readonly type: 'reasonChanged'; readonly reasonCode: string }
  | { readonly type: 'noteChanged'; readonly note: string }
  | { readonly type: 'previewAsked' }
  | { readonly type: 'previewed'; readonly version: number; readonly plan: Plan }
  | { readonly type: 'previewRefused'; readonly version: number; readonly error: ApiError }
  | { readonly type: 'sent' }
  | { readonly type: 'executed'; readonly plan: Plan; readonly execution: Execution | null; readonly asked: Asked | null }
  | { readonly type: 'refused'; readonly error: ApiError }
  | { readonly type: 'startedAgain'; readonly key: string };

export function beginDialog(input: Readonly<Record<string, unknown>>, reasonCode: string, key: string): DialogState {
  return {
    phase: 'editing',
    input,
    reasonCode,
    note: '',
    key,
    version: 0,
    plan: null,
    lastPlan: null,
    refusal: null,
    held: false,
    doubt: false,
    problem: null,
    execution: null,
    asked: null,
  };
}

export function dialogReducer(state: DialogState, event: DialogEvent): DialogState {
  switch (event.type) {
    case 'inputChanged':
      return state.phase === 'editing' ? replan({ ...state, input: { ...state.input, ...event.patch }, key: event.key, problem: null }) : state;
    case 'reasonChanged':
      return { ...state, reasonCode: event.reasonCode };
    case 'noteChanged':
      return { ...state, note: event.note };
    case 'previewAsked':
      return replan({ ...state, problem: null });
    case 'previewed':
      return event.version === state.version ? { ...state, plan: event.plan, refusal: null } : state;
    case 'previewRefused':
      return event.version === state.version ? { ...state, plan: null, refusal: event.error } : state;
    case 'sent':
      return mayBeSent(state) ? { ...state, phase: 'sending', problem: null } : state;
    case 'executed':
      return event.execution || event.asked ? { ...state, phase: 'settled', plan: event.plan, execution: event.execution, asked: event.asked, doubt: false, problem: null } : state;
    case 'refused':
      return refused(state, event.error);
    case 'startedAgain':
      return replan({ ...state, phase: 'editing', key: event.key, execution: null, asked: null, problem: null });
  }
}

/** Whether the button may carry it out: the plan on screen is the present one, within limits, and nothing is on its way. */
export function mayBeSent({ phase, plan, held }: DialogState): boolean {
  return (phase === 'editing' || phase === 'uncertain') && plan !== null && !held && !plan.limits.some(({ exceeded }) => exceeded);
}

function replan(state: DialogState): DialogState {
  return { ...state, version: state.version + 1, plan: null, lastPlan: state.plan ?? state.lastPlan, refusal: null, held: false };
}

function refused(state: DialogState, error: ApiError): DialogState {
  // A line that is still locked may be locked by the very request whose answer was lost.
  const doubt = mayHaveHappened(error) || (state.doubt && error.code === 'LINE_LOCKED');
  const next: DialogState = { ...state, phase: doubt ? 'uncertain' : 'editing', doubt, problem: error };
  if (isStalePlan(error)) return replan(next);
  return error.code === 'CONFLICT' ? { ...next, held: true } : next;
}

/** What was previewed can no longer be carried out as such, and only a new preview helps: it is too old, or none that the server knows. */
export function isStalePlan({ code, params }: ApiError): boolean {
  return code === 'PLAN_EXPIRED' || (code === 'BAD_INPUT' && params['field'] === 'planHash');
}

/** No answer, or one that says nothing about what was done: only the same key can tell. */
function mayHaveHappened({ kind, code }: ApiError): boolean {
  return kind === 'outage' || kind === 'internal' || code === 'IDEMPOTENCY_IN_PROGRESS';
}
