/**
 * What can go wrong between a provider that works and a client that asks. "Before" and "after" tell whether money has moved when the answer fails.
 * The names are the same in the admin API, in payment method ids (snake case) and in the README.
 */
export const FAULT_KINDS = [
  'dropBeforeCapture',
  'dropAfterCapture',
  'status500BeforeCapture',
  'status500AfterCapture',
  'status429',
  'htmlBody',
  'truncatedBody',
  'wrongAmount',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind?: FaultKind | undefined;
  /** Milliseconds between the work and its answer, so that a client that gives up has been charged. */
  readonly delayMs?: number | undefined;
  /** What `wrongAmount` takes too much of (negative: too little), in minor units; 100 unless told. */
  readonly excess?: number | undefined;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const NAMED: ReadonlyMap<string, Fault> = new Map(FAULT_KINDS.map((kind) => [snake(kind), { kind }]));

/** @param name `drop_after_capture`, `status500_before_capture`, … or `slow_MILLISECONDS` */
export function faultNamed(name: string): Fault | undefined {
  const slow = /^slow_(\d{1,6})$/.exec(name);
  return slow ? { delayMs: Number(slow[1]) } : NAMED.get(name);
}
