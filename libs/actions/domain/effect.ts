/** Kinds of change that an action can make; each has exactly one handler, which a boot check holds to. */
export const EFFECT_KINDS = [
  'validity_moved',
  'field_changed',
  'plan_changed',
  'auto_renew_switched',
  'points_posted',
  'charge_requested',
  'balance_spent',
  'refund_requested',
  'provider_asked',
  'consent_restored',
  'transfer_received',
  'awaiting_stopped',
  'card_link_requested',
  'unknown_closed',
  'unknown_refund_closed',
  'plan_created',
  'plan_version_published',
  'plan_retired',
  'case_opened',
  'case_closed',
  'money_released',
] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** How `before` and `after` are written: instant ISO 8601, money '<minor> <CUR>', points and number decimal, flag 'true' or 'false'. */
export type ValueType = 'text' | 'instant' | 'money' | 'points' | 'number' | 'flag';

/** One change, as data: shown in the preview, applied by its handler, kept in the audit entry, inverted by an undo. */
export interface Effect {
  readonly kind: EffectKind;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly field: string;
  readonly valueType: ValueType;
  readonly before: string | null;
  readonly after: string | null;
  /** What the handler needs beyond before and after; JSON, part of the hash. */
  readonly details?: Readonly<Record<string, unknown>>;
}
