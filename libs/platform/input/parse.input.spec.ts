import { z } from 'zod';
import { isRefusal } from '#kernel';
import type { PlainReason } from '#kernel';
import { parseInput } from './parse.input.js';

const schema = z.strictObject({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(5).optional(),
  days: z.int().min(1).max(30).optional(),
  share: z.number().optional(),
  on: z.boolean().optional(),
  kind: z.enum(['a', 'b']).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  list: z.array(z.int().max(9)).max(2).optional(),
  zone: z.string().refine((text) => text === 'UTC', 'NOT_A_ZONE' satisfies PlainReason).optional(),
  odd: z.string().refine(() => false, 'whatever').optional(),
});

function problem(input: unknown, of: z.ZodType<object> = schema): object {
  try {
    return parseInput(of, input, 'input');
  } catch (error) {
    if (isRefusal(error) && error.code === 'BAD_INPUT') return error.params;
    throw error;
  }
}

describe('input that does not fit its schema', () => {
  it.each([
    [{ id: 'x' }, { field: 'id', reason: 'NOT_AN_ID' }],
    [{ name: 3 }, { field: 'name', reason: 'NOT_TEXT' }],
    [{ name: '  ' }, { field: 'name', reason: 'EMPTY' }],
    [{ name: 'longer' }, { field: 'name', reason: 'TOO_LONG', max: 5 }],
    [{ days: 0 }, { field: 'days', reason: 'TOO_SMALL', min: 1 }],
    [{ days: 31 }, { field: 'days', reason: 'TOO_LARGE', max: 30 }],
    [{ days: 1.5 }, { field: 'days', reason: 'NOT_WHOLE' }],
    [{ share: 'half' }, { field: 'share', reason: 'NOT_A_NUMBER' }],
    [{ on: 'yes' }, { field: 'on', reason: 'NOT_A_FLAG' }],
    [{ kind: 'c' }, { field: 'kind', reason: 'NOT_ON_THE_LIST', choices: ['a', 'b'] }],
    [{ at: 'yesterday' }, { field: 'at', reason: 'NOT_A_TIME' }],
    [{ list: 1 }, { field: 'list', reason: 'NOT_A_LIST' }],
    [{ list: [1, 2, 3] }, { field: 'list', reason: 'TOO_MANY', max: 2 }],
    [{ list: [1, 10] }, { field: 'list.1', reason: 'TOO_LARGE', max: 9 }],
    [{ zone: 'Mars' }, { field: 'zone', reason: 'NOT_A_ZONE' }],
    [{ odd: 'x' }, { field: 'odd', reason: 'NOT_VALID' }],
    [{ name: null }, { field: 'name', reason: 'MISSING' }],
    [{ salary: 1 }, { field: 'salary', reason: 'UNKNOWN_NAME' }],
    ['text', { field: 'input', reason: 'NOT_VALID' }],
    [undefined, { field: 'input', reason: 'MISSING' }],
  ])('%j is refused with %j', (input, expected) => {
    expect(problem(input)).toEqual(expected);
  });

  it('what is needed and not there is missing, whatever its kind', () => {
    const needed = z.object({ kind: z.enum(['a']) });
    expect(problem({}, needed)).toEqual({ field: 'kind', reason: 'MISSING' });
  });

  it('what fits is given back as the schema makes it', () => {
    expect(parseInput(schema, { name: ' Zoé ' }, 'input')).toEqual({ name: 'Zoé' });
  });
});
