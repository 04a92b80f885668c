import type { ActionField, ActionForm } from './action.intents.js';

/** Whether a value is out of its field's bounds, as far as the form knows them; an absent one is not. */
export function isOutOfBounds({ min, max }: Pick<ActionField, 'min' | 'max'>, value: unknown): boolean {
  if (typeof value === 'string') return max !== null && value.length > max;
  return typeof value === 'number' && (!Number.isInteger(value) || (min !== null && value < min) || (max !== null && value > max));
}

/** Whether a preview can be asked for: required fields are there, and nothing is plainly wrong. */
export function isComplete({ fields }: Pick<ActionForm, 'fields'>, input: Readonly<Record<string, unknown>>): boolean {
  return fields.every((field) => {
    const value = input[field.name];
    if (value === undefined || value === null || value === '') return !field.required;
    return !isOutOfBounds(field, value);
  });
}

/** Whether something is filled in that its field does not take. */
export function hasWrongValue({ fields }: Pick<ActionForm, 'fields'>, input: Readonly<Record<string, unknown>>): boolean {
  return fields.some((field) => isOutOfBounds(field, input[field.name]));
}

/** The number in a text field; undefined while it is empty or none. */
export function wholeNumber(text: string): number | undefined {
  return /^[-−]?\d{1,9}$/.test(text.trim()) ? Number(text.trim().replace('−', '-')) : undefined;
}

/** `3, 7, 14` → [3, 7, 14]; undefined while it cannot be read. */
export function wholeNumbers(text: string): number[] | undefined {
  const numbers = text.split(/[,，;\s]+/).filter(Boolean).map(wholeNumber);
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}
