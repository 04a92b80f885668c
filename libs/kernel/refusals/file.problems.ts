/** The closed list of what can be wrong with a file, each with the parameters that its words need. They fill the `{problem}` of FILE_HEADER and FILE_BROKEN. */
export const fileProblems = {
  COLUMNS_UNKNOWN: ['columns'],
  COLUMNS_TWICE: ['columns'],
  COLUMNS_MISSING: ['columns'],
  QUOTE_NOT_CLOSED: [],
  QUOTE_NOT_DOUBLED: [],
  ROW_TOO_LONG: ['kilobytes'],
} as const satisfies Record<string, readonly string[]>;

export type FileProblem = keyof typeof fileProblems;

export const FILE_PROBLEMS = Object.keys(fileProblems) as readonly FileProblem[];

export function isFileProblem(text: unknown): text is FileProblem {
  return typeof text === 'string' && Object.hasOwn(fileProblems, text);
}

/** What a refusal of a file must be given: the problem, and what its words need. */
export type FileFault = {
  readonly [Problem in FileProblem]: { readonly problem: Problem } & { readonly [Name in (typeof fileProblems)[Problem][number]]: unknown };
}[FileProblem];

/** Words for every problem, or it does not compile. */
export type FileProblemWords = Readonly<Record<FileProblem, string>>;
