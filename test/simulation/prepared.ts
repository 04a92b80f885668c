import pg from 'pg';

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** Has every connection of this process plan each statement once: on tables as small as a seed's, planning is most of what a statement costs. */
export function prepareStatements(): void {
  const names = new Map<string, string>();
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (text, values, ...rest) {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query.call(this, text, values, ...rest);
    const name = names.get(text) ?? `seed_${names.size}`;
    names.set(text, name);
    return query.call(this, { name, text, values }, ...rest);
  };
}
