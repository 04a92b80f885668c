import { type RefusalCode, type RefusalKind, refusalKinds } from './codes.js';
import type { FileFault } from './file.problems.js';
import type { InputProblem } from './input.reasons.js';

/** What fills a message's `{placeholders}`, and tells a program what happened. JSON values, no personal data. */
export type RefusalParams = Readonly<Record<string, unknown>>;

/** A code whose message needs nothing that a type could ask for. */
export type PlainRefusalCode = Exclude<RefusalCode, 'BAD_INPUT' | 'FILE_HEADER' | 'FILE_BROKEN'>;

/** An expected "no": the caller learns which one, and what to do next. Anything else that is thrown is a defect. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(code: 'BAD_INPUT', params: InputProblem, options?: ErrorOptions);
  constructor(code: 'FILE_HEADER', params: FileFault, options?: ErrorOptions);
  constructor(code: 'FILE_BROKEN', params: FileFault & { readonly line: number }, options?: ErrorOptions);
  constructor(code: PlainRefusalCode, params?: RefusalParams, options?: ErrorOptions);
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
