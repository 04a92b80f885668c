import type { FailureCode } from '#payments';
import type { Cause, Certainty, FalsifierCode, RuledOutReason } from './causes.js';
import type { Reading } from './reading.js';

/** What the words of a verdict may need; an instant or an amount is formatted by who reads it. */
export interface FalsifierParams {
  readonly at?: Date;
  readonly reference?: string;
  readonly amountMinor?: bigint;
  readonly currency?: string;
}

export interface Falsifier {
  readonly code: FalsifierCode;
  readonly params: FalsifierParams;
}

export interface Finding {
  readonly cause: Cause;
  readonly certainty: Certainty;
  /** The failure code that the cause came with, whose words say more. */
  readonly code: FailureCode | null;
  /** Ids of the events without which the verdict would not be what it is. */
  readonly decisive: readonly string[];
  /** Ids of events that agree with it. */
  readonly supporting: readonly string[];
  readonly falsifiers: readonly Falsifier[];
}

export interface RuledOut {
  readonly cause: Cause;
  readonly reason: RuledOutReason;
}

/** A rule looks at one kind of cause: it finds it, says why it is not it, or has nothing to say. */
export type RuleResult = Finding | RuledOut | null;
export type Rule = (reading: Reading) => RuleResult;

export function isFinding(result: RuleResult): result is Finding {
  return result !== null && 'certainty' in result;
}

export function falsifier(code: FalsifierCode, params: FalsifierParams = {}): Falsifier {
  return { code, params };
}
