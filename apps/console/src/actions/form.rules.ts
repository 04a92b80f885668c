import type { ActionField, ActionForm } from './action.intents.js';

/** Whether a value is out of its field's bounds, as far as the form knows them; an absent one is not. */
export function isOutOfBounds({ min, max }: Pick<ActionField, 'min' | 'max'>, value: unknown): boolean {
  if (typeof value === 'string') return max !== null && value.length > max;
  return typeof value === 'number' && (!Number.isInteger(value) || (min !== null && value < min) || (max !== null && value > max));
}

/** The fields without which no preview can be asked for: required ones that are empty, and any that is plainly wrong. */
export function missingFields({ fields }: Pick<ActionForm, 'fields'>, input: Readonly<Record<string, unknown>>): string[] {
  const isMissing = (field: ActionField): boolean => {
    const value = input[field.name];
    if (value === undefined || value === null || value === '') return field.required;
    return isOutOfBounds(field, value);
  };
  return fields.filter(isMissing).map(({ name }) => name);
}

/** The bounds of a field as they are for this reader, whose own limit may be lower than the form's. A limit is on the size: a sign is not typed. */
export function boundsFor({ name, limits }: Pick<ActionForm, 'name' | 'limits'>, field: ActionField): { min: number | null; max: number | null } {
  const own = limits.find((limit) => limit.name === `${name}.${field.name}`)?.limit ?? null;
  const max = own === null || field.max === null ? (own ?? field.max) : Math.min(own, field.max);
  return { min: own !== null && field.min !== null ? Math.max(1, field.min) : field.min, max };
}

/** Whether something is filled in that its field does not take. */
export function hasWrongValue({ fields }: Pick<ActionForm, 'fields'>, input: Readonly<Record<string, unknown>>): boolean {
  return fields.some((field) => isOutOfBounds(field, input[field.name]));
}

/** The number in a text field; undefined while it is empty or none. */
export function wholeNumber(text: string): number | undefined {
  return /^[-−]?\d{1,9}$/.test(text.trim()) ? Number(text.trim().replace('−', '-')) : undefined;
}

/** The same, but what cannot be read is a value that no field takes, so that it is not mistaken for an empty one. */
export function numberOrWrong(text: string): number | undefined {
  return text.trim() === '' ? undefined : (wholeNumber(text) ?? Number.NaN);
}

/** `3, 7, 14` → [3, 7, 14]; undefined while it cannot be read. */
export function wholeNumbers(text: string): number[] | undefined {
  const numbers = text.split(/[,，;\s]+/).filter(Boolean).map(wholeNumber);
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}
