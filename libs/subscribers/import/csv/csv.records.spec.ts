import fc from 'fast-check';
import Papa from 'papaparse';
import { isRefusal } from '#kernel';
import { csvRecords } from './csv.records.js';
import type { CsvRecord } from './csv.tokenizer.js';
import { layoutOf } from './layout.js';

async function* pieces(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(typeof part === 'string' ? Buffer.from(part) : part);
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const piece of csvRecords(bytes)) records.push(...piece);
  return records;
}

/** What was read before the refusal, and the refusal. */
async function broken(bytes: AsyncIterable<Uint8Array>) {
  let read = 0;
  try {
    for await (const piece of csvRecords(bytes)) read += piece.length;
  } catch (error) {
    if (isRefusal(error)) return { read, code: error.code, ...error.params };
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('the records of a CSV file', () => {
  it('know the line on which they begin, over quoted line breaks, empty lines and mixed line ends', async () => {
    const records = await all(pieces('a,b\r\n1,"x\ny"\n\n2,z\r3,w'));
    expect(records).toEqual([
      { line: 1, fields: ['a', 'b'] }, { line: 2, fields: ['1', 'x\ny'] }, { line: 5, fields: ['2', 'z'] }, { line: 6, fields: ['3', 'w'] },
    ]);
  });

  it('come whole out of chunks that cut through them and through letters', async () => {
    const bytes = Buffer.from('name,b\nÉtienne,"a ""b"""\n');
    expect(await all(pieces(...Array.from(bytes, (byte) => Uint8Array.of(byte))))).toEqual([{ line: 1, fields: ['name', 'b'] }, { line: 2, fields: ['Étienne', 'a "b"'] }]);
  });

  it('read back any table that another library wrote, cut into any pieces', async () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[a-z",\r\n é漢]{0,8}$/u), fc.constantFrom('', '"', '""', '\r', '\n', '\r\n', ' x '));
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (rows, newline, cuts) => {
        const wanted = [['a', 'b', 'c'], ...rows];
        const bytes = Buffer.from(Papa.unparse(wanted, { newline, quotes: (value: unknown) => /[",\r\n]/.test(String(value)) }));
        const parts: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) parts.push(bytes.subarray(at, (at += cuts[turn % cuts.length] ?? 1)));
        expect((await all(pieces(...parts))).map(({ fields }) => fields)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it.each([[';'], ['\t'], [',']])('may be separated by %j, after a byte order mark', async (delimiter) => {
    expect((await all(pieces(`\ufeffa${delimiter}b\n1${delimiter}2\n`)))[1]).toEqual({ line: 2, fields: ['1', '2'] });
  });

  it('an empty file is refused', async () => {
    expect(await broken(pieces())).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it.each([
    ['with a mark', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le')], ['without one', Buffer.from('a,b\n1,2\n', 'utf16le')], ['big endian', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le').swap16()],
  ])('UTF-16 %s is refused', async (_, bytes) => {
    expect(await broken(pieces(bytes))).toMatchObject({ code: 'FILE_ENCODING', read: 0 });
  });

  it('a quote that is not closed stops the file with its line, and what came before was read', async () => {
    expect(await broken(pieces('a,b\n1,2\n3,"4\n5,6\n'))).toMatchObject({ code: 'FILE_BROKEN', line: 3, read: 2 });
  });

  it('a gigabyte on one line is refused after a few kilobytes of it', async () => {
    let made = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('a,b\n1,2\n'));
      for (; made < 1_024; made += 1) yield Buffer.alloc(1024 * 1024, 'x');
    }
    expect(await broken(endless())).toMatchObject({ code: 'FILE_BROKEN', line: 3 });
    expect(made).toBeLessThan(8);
  });

  it.each([
    ['text after a closing quote', 'a,b\n1,"2"x\n'], ['a quote that is not doubled', 'a,b\n1,"2 "3" 4"\n'],
  ])('%s stops the file', async (_, text) => {
    expect(await broken(pieces(text))).toMatchObject({ code: 'FILE_BROKEN', line: 2, read: 1 });
  });

  it('a quote within a plain field is a quote', async () => {
    expect((await all(pieces('a,b\n5" wide,2\n')))[1]?.fields).toEqual(['5" wide', '2']);
  });

  it('a failing source is no broken file', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}`));
      throw new Error('The disk is gone');
    }
    await expect(all(failing())).rejects.toThrow('The disk is gone');
  });
});

describe('the header', () => {
  const required = ['subscriber_external_id', 'name', 'language', 'zone', 'market', 'line_external_id', 'msisdn', 'plan_code', 'valid_from', 'valid_to'];

  it('takes the columns in any order and case', () => {
    const layout = layoutOf([...required].reverse().map((name) => ` ${name.toUpperCase()} `), false);
    expect(layout.position.valid_to).toBe(0);
    expect(layout.position.points).toBe(-1);
  });

  it.each([
    ['COLUMNS_UNKNOWN', [...required, 'colour'], ['colour']],
    ['COLUMNS_TWICE', [...required, 'name'], ['name']],
    ['COLUMNS_MISSING', required.slice(1), ['subscriber_external_id']],
    ['COLUMNS_UNKNOWN', [...required, '', 'what, now?'], ['""', '"what, now?"']],
    ['COLUMNS_UNKNOWN', Array.from({ length: 10_000 }, (_, n) => `c${n}`), ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', '… (+9992)']],
  ])('%s are refused by name', (problem, names, columns) => {
    try {
      layoutOf(names, false);
    } catch (error) {
      expect(error).toMatchObject({ code: 'FILE_HEADER', params: { problem, columns } });
    }
    expect.assertions(1);
  });

  it('needs no market when one was given', () => {
    expect(layoutOf(required.filter((name) => name !== 'market'), true).position.market).toBe(-1);
  });
});
