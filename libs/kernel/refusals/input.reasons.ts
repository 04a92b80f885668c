/** The closed list of reasons why a field is not accepted, each with the parameters that it needs. They fill the `{reason}` of BAD_INPUT. */
export const inputReasons = {
  MISSING: [],
  EMPTY: [],
  NOT_VALID: [],
  NOT_AN_ID: [],
  NOT_TEXT: [],
  NOT_A_NUMBER: [],
  NOT_WHOLE: [],
  NOT_A_FLAG: [],
  NOT_A_LIST: [],
  NOT_A_TIME: [],
  NOT_A_ZONE: [],
  NOT_A_COUNTRY: [],
  NOT_A_CURRENCY: [],
  NOT_A_LANGUAGE: [],
  NOT_ON_THE_LIST: ['choices'],
  TOO_SMALL: ['min'],
  TOO_LARGE: ['max'],
  OUT_OF_RANGE: ['min', 'max'],
  TOO_LONG: ['max'],
  TOO_MANY: ['max'],
  UNKNOWN_NAME: [],
  KEY_SHAPE: [],
  CODE_SHAPE: [],
  NOT_A_PLAN_HASH: [],
  PLAN_OF_OTHER_MARKET: ['market'],
  RETRIES_NOT_RISING: [],
  RETRIES_TOO_EARLY: [],
  RETRIES_TOO_LATE: [],
  EMAIL_TAKEN: [],
  PASSWORD_LENGTH: ['min', 'max'],
  PASSWORD_GUESSED: [],
  PASSWORD_REPEATS: [],
  NOT_JSON: [],
  INCOMPLETE: [],
  WRONG_KIND: ['detail'],
  NOT_READABLE: ['detail'],
} as const satisfies Record<string, readonly string[]>;

export type InputReason = keyof typeof inputReasons;

export const INPUT_REASONS = Object.keys(inputReasons) as readonly InputReason[];

export function isInputReason(text: unknown): text is InputReason {
  return typeof text === 'string' && Object.hasOwn(inputReasons, text);
}

/** A reason whose words need nothing: what the message of a schema may name. */
export type PlainReason = { [Reason in InputReason]: (typeof inputReasons)[Reason] extends readonly [] ? Reason : never }[InputReason];

export function isPlainReason(text: string): text is PlainReason {
  return isInputReason(text) && inputReasons[text].length === 0;
}

/** What BAD_INPUT must be given: the field, the reason, and what the reason's words need. */
export type InputProblem =
  | { readonly field: string; readonly reason: PlainReason }
  | {
      readonly [Reason in Exclude<InputReason, PlainReason>]: { readonly field: string; readonly reason: Reason } & {
        readonly [Name in (typeof inputReasons)[Reason][number]]: unknown;
      };
    }[Exclude<InputReason, PlainReason>];

/** Words for every reason, or it does not compile. They go on from "The field cannot be accepted:". */
export type InputReasonWords = Readonly<Record<InputReason, string>>;
