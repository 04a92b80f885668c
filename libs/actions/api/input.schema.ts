import { z } from 'zod';
import { formOf } from '../fields.js';
import type { FieldForm } from '../fields.js';

/** One field of an action's input, read off its zod schema: what the mutation's input type and the form are made of. */
export interface InputField {
  readonly name: string;
  readonly required: boolean;
  readonly kind: 'string' | 'id' | 'int' | 'boolean' | 'string[]' | 'int[]';
  readonly form: FieldForm;
  readonly min: number | null;
  readonly max: number | null;
  readonly choices: readonly string[] | null;
}

export function inputFields(schema: z.ZodObject): InputField[] {
  return Object.entries(schema.shape).map(([name, declared]) => {
    const inner = unwrap(declared as z.ZodType);
    const form = formOf(inner);
    if (!form) throw new Error(`Input field ${name} is not made by field.*`);
    return {
      name,
      required: !(declared as z.ZodType).safeParse(undefined).success,
      kind: kindOf(inner, form),
      form,
      ...bounds(inner),
      choices: choicesOf(inner),
    };
  });
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}

function kindOf(schema: z.ZodType, form: FieldForm): InputField['kind'] {
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodNumber ? 'int[]' : 'string[]';
  if (schema instanceof z.ZodNumber) return 'int';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  return form.control === 'ID' ? 'id' : 'string';
}

function bounds(schema: z.ZodType): { min: number | null; max: number | null } {
  const measured = schema instanceof z.ZodArray ? schema.element : schema;
  if (measured instanceof z.ZodNumber) return { min: measured.minValue, max: measured.maxValue };
  if (measured instanceof z.ZodString) return { min: null, max: measured.maxLength };
  return { min: null, max: null };
}

function choicesOf(schema: z.ZodType): string[] | null {
  const chosen = schema instanceof z.ZodArray ? schema.element : schema;
  return chosen instanceof z.ZodEnum ? chosen.options.map(String) : null;
}
