import { z } from 'zod';
import { Refusal, isMarket, isUuid, isZone } from '#kernel';
import type { PlainReason } from '#kernel';

/** What the console draws for a field, and what the choices come from. */
export interface FieldForm {
  readonly control: 'TEXT' | 'INTEGER' | 'FLAG' | 'CHOICE' | 'ID' | 'EMAIL' | 'CURRENCY' | 'MULTICHOICE' | 'INTEGERS' | 'MONEY';
  readonly source?: 'PAYMENT_METHODS' | 'PLANS' | 'CASES';
}

const forms = z.registry<FieldForm>();

/** The form of a field, if its schema (or what it wraps) declares one. */
export function formOf(schema: z.ZodType): FieldForm | undefined {
  return forms.get(schema);
}

/** What parseInput makes of a schema's message: one of the reasons, not a text. */
const because = (reason: PlainReason): string => reason;

/** Field schemas that actions are made of; each knows its GraphQL type by its schema and its form by registration. */
export const field = {
  id: (source?: FieldForm['source']) =>
    z
      .string()
      .refine(isUuid, because('NOT_AN_ID'))
      .register(forms, { control: 'ID', ...(source && { source }) }),
  text: (max: number) => z.string().trim().min(1).max(max).register(forms, { control: 'TEXT' }),
  integer: (min: number, max: number) =>
    z.int().min(min).max(max).register(forms, { control: 'INTEGER' }),
  /** Whole minor units as digits: more than a GraphQL Int holds. The planner reads them in its currency and refuses with AMOUNT_INVALID. */
  minorUnits: () => z.string().max(40).register(forms, { control: 'MONEY' }),
  flag: () => z.boolean().register(forms, { control: 'FLAG' }),
  choice: <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values).register(forms, { control: 'CHOICE' }),
  choices: <const Values extends readonly [string, ...string[]]>(values: Values) =>
    z.array(z.enum(values)).max(values.length).register(forms, { control: 'MULTICHOICE' }),
  integers: (min: number, max: number, length: number) =>
    z.array(z.int().min(min).max(max)).max(length).register(forms, { control: 'INTEGERS' }),
  zone: () => z.string().refine(isZone, because('NOT_A_ZONE')).register(forms, { control: 'TEXT' }),
  market: () => z.string().refine(isMarket, because('NOT_A_COUNTRY')).register(forms, { control: 'TEXT' }),
  currency: (known: (code: string) => boolean) =>
    z.string().refine(known, because('NOT_A_CURRENCY')).register(forms, { control: 'CURRENCY' }),
};

/** Refuses an execution that would change nothing. */
export function refuseNothing(effects: readonly unknown[]): void {
  if (effects.length === 0) throw new Refusal('NOTHING_TO_CHANGE');
}
