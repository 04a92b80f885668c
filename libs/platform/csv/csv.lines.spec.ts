import { csvLines, plainNumber } from './csv.lines.js';
import type { CsvEnd } from './csv.lines.js';

interface Row {
  name: string;
  at: Date | null;
}
const columns = [
  { title: 'name', value: (row: Row) => row.name },
  { title: 'at', value: (row: Row) => row.at },
];
const once = (rows: Row[]) => () => Promise.resolve({ rows, next: null });

let end: CsvEnd | null;
const ended = (told: CsvEnd): Promise<void> => {
  expect(end).toBeNull();
  end = told;
  return Promise.resolve();
};
beforeEach(() => {
  end = null;
});

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

describe('a CSV export', () => {
  it.each(['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])('%j is text, not a formula', async (name) => {
    const [, line] = (await textOf(csvLines(columns, once([{ name, at: null }]), ended))).split('\r\n');
    expect(line?.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('quotes what needs quotes, and writes instants in UTC', async () => {
    const text = await textOf(csvLines(columns, once([{ name: 'Durand, "Amé"', at: new Date('2026-03-01T10:00:00Z') }]), ended));
    expect(text).toBe('\uFEFFname,at\r\n"Durand, ""Amé""",2026-03-01T10:00:00.000Z\r\n');
    expect(end).toEqual({ rows: 1, capped: false, broken: false });
  });

  it('a phone number is written without the plus, so that it stays a number', () => {
    expect(plainNumber('+33612345678')).toBe('33612345678');
  });

  it('reads page after page, ends at the cap, and says that it did', async () => {
    const asked: (string | null)[] = [];
    let lines = 0;
    let last = '';
    const page = (first: number, after: string | null) => {
      asked.push(after);
      return Promise.resolve({ rows: Array.from({ length: first }, () => ({ name: 'x', at: null })), next: String(asked.length) });
    };
    for await (const text of csvLines(columns, page, ended)) {
      lines += text.split('\r\n').length - 1;
      last = text;
    }
    expect(lines).toBe(100_002);
    expect(last).toMatch(/^Not complete: stopped after 100000 rows/);
    expect(asked.slice(0, 3)).toEqual([null, '1', '2']);
    expect(end).toEqual({ rows: 100_000, capped: true, broken: false });
  });

  it('that exactly fills the cap is complete', async () => {
    let left = 100_000;
    const page = (first: number) => Promise.resolve({ rows: Array.from({ length: first }, () => ({ name: 'x', at: null })), next: (left -= first) > 0 ? 'more' : null });
    expect(await textOf(csvLines(columns, page, ended))).not.toContain('Not complete');
    expect(end).toEqual({ rows: 100_000, capped: false, broken: false });
  });

  it('says that it broke off, when nobody reads on and when the rows cannot be read', async () => {
    const page = (first: number) => Promise.resolve({ rows: Array.from({ length: first }, () => ({ name: 'x', at: null })), next: 'more' });
    for await (const text of csvLines(columns, page, ended)) if (text.startsWith('x')) break;
    expect(end).toEqual({ rows: 1000, capped: false, broken: true });
    end = null;
    await expect(textOf(csvLines(columns, () => Promise.reject(new Error('away')), ended))).rejects.toThrow('away');
    expect(end).toEqual({ rows: 0, capped: false, broken: true });
  });
});
