import { Refusal, looksLikeCardNumber } from '#kernel';
import { REASON_CODES, needsNote } from './reasons.js';
import type { ReasonCode } from './reasons.js';

/** What comes with every action besides its input. */
export interface ActionControl {
  readonly mode: 'preview' | 'execute';
  readonly planHash?: string | null;
  readonly idempotencyKey?: string | null;
  readonly reasonCode?: string | null;
  readonly note?: string | null;
}

export interface ExecuteControl {
  readonly planHash: string;
  readonly idempotencyKey: string;
  readonly reasonCode: ReasonCode;
  readonly note: string | null;
}

export const MAX_NOTE = 2_000;

/** What an execution needs, or the Refusal that says what is missing. `allowed`: the reasons that the action takes. */
export function executeControl(control: ActionControl, allowed: readonly ReasonCode[]): ExecuteControl {
  const { planHash, idempotencyKey } = control;
  if (!planHash) throw new Refusal('PLAN_HASH_REQUIRED');
  if (!idempotencyKey) throw new Refusal('IDEMPOTENCY_KEY_REQUIRED');
  if (!/^[\w.:-]{8,128}$/.test(idempotencyKey)) {
    throw new Refusal('BAD_INPUT', { field: 'idempotencyKey', reason: 'KEY_SHAPE' });
  }
  const reasonCode = readReason(control.reasonCode, allowed);
  const note = control.note?.trim() || null;
  if (note === null && needsNote(reasonCode)) throw new Refusal('NOTE_REQUIRED');
  if (note !== null && note.length > MAX_NOTE) throw new Refusal('BAD_INPUT', { field: 'note', reason: 'TOO_LONG', max: MAX_NOTE });
  if (note !== null && looksLikeCardNumber(note)) throw new Refusal('CARD_NUMBER_REFUSED');
  return { planHash, idempotencyKey, reasonCode, note };
}

function readReason(code: string | null | undefined, allowed: readonly ReasonCode[]): ReasonCode {
  if (!code) throw new Refusal('REASON_REQUIRED');
  const reason = REASON_CODES.find((known) => known === code);
  if (!reason || !allowed.includes(reason)) throw new Refusal('REASON_UNKNOWN', { reason: code });
  return reason;
}
