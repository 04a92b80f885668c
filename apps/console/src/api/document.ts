import type { Documents } from '../generated/documents.js';

/** One operation as it goes over the wire; the types are those of its answer and its variables. */
export interface Document<Result, Variables> {
  readonly name: string;
  readonly text: string;
  /** Exists in types only, so that the answer's type travels with the document. */
  readonly types?: (variables: Variables) => Result;
}

export type ResultOf<D> = D extends Document<infer Result, never> ? Result : never;
export type VariablesOf<D> = D extends { readonly types?: (variables: infer Variables) => unknown } ? Variables : never;

/**
 * Takes the text of one operation or fragment and gives it the types that `npm run codegen` found for exactly this text
 * (run it after each change; until then this does not compile). Fragments that the text spreads are named after it.
 */
export function graphql<Text extends keyof Documents>(text: Text, ...fragments: readonly { readonly text: string }[]): Documents[Text] {
  const name = /^\s*(?:query|mutation|fragment)\s+(\w+)/.exec(text)?.[1] ?? '';
  const parts = new Set([text.trim(), ...fragments.flatMap((fragment) => fragment.text.split(SEPARATOR))]);
  return { name, text: [...parts].join(SEPARATOR) };
}

/** Between an operation and its fragments; a fragment that is named twice is sent once. */
const SEPARATOR = '\n\n';
