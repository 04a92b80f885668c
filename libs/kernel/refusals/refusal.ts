import { type RefusalCode, type RefusalKind, refusalKinds } from './codes.js';
import type { InputProblem } from './input.reasons.js';

/** What fills a message's `{placeholders}`, and tells a program what happened. JSON values, no personal data. */
export type RefusalParams = Readonly<Record<string, unknown>>;

/** An expected "no": the caller learns which one, and what to do next. Anything else that is thrown is a defect. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(code: 'BAD_INPUT', params: InputProblem, options?: ErrorOptions);
  constructor(code: Exclude<RefusalCode, 'BAD_INPUT'>, params?: RefusalParams, options?: ErrorOptions);
  constructor(
    readonly code: RefusalCode,
    readonly params: RefusalParams = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }

  get kind(): RefusalKind {
    return refusalKinds[this.code];
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}
