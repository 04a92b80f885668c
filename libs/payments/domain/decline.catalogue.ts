import { retryAdvice } from './advice.js';
import { NETWORK_CODES, OWN_CODES, PROVIDER_CODES } from './decline.tables.js';
import { failureKind } from './failure.js';
import type { FailureClass, FailureCode } from './failure.js';

/** A refusal as the provider worded it; kept beside the normalised reason, for codes get renumbered. */
export interface RawFailure {
  /** The most specific code: the decline code, else the error code. */
  readonly raw: string;
  /** ISO 8583 field 39. */
  readonly network: string | null;
  /** Merchant advice code, else the provider's advice. */
  readonly advice: string | null;
}

export interface Failure {
  readonly code: FailureCode;
  readonly class: FailureClass;
}

/** Codes that say no more than "declined": the network's code knows better. */
const VAGUE = new Set(['card_declined', 'generic_decline', 'INSTRUMENT_DECLINED', 'CAPTURE_DECLINED', 'CAPTURE_FAILED']);

/**
 * The reason behind a provider's code, which each provider words its own way. A code that nobody knows is judged by the network's code; failing that it is
 * `unrecognised`, and tried again only if the network says so, for a pointless retry costs more than a question.
 */
export function normaliseFailure({ raw, network, advice }: RawFailure, provider: string): Failure {
  const byNetwork = network === null ? undefined : lookUp(NETWORK_CODES, network.toUpperCase());
  const byProvider = lookUp(OWN_CODES, raw) ?? lookUp(Object.hasOwn(PROVIDER_CODES, provider) ? (PROVIDER_CODES[provider] ?? {}) : {}, raw);
  const code = (VAGUE.has(raw) ? (byNetwork ?? byProvider) : (byProvider ?? byNetwork)) ?? 'unrecognised';
  if (code === 'unrecognised' && retryAdvice(advice).kind === 'after') return { code, class: 'soft' };
  return { code, class: failureKind(code).class };
}

function lookUp(table: Readonly<Record<string, FailureCode>>, key: string): FailureCode | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
