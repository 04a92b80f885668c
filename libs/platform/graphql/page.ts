import DataLoader from 'dataloader';
import { perRequest } from './graphql.context.js';

export interface Page<Row> {
  readonly rows: Row[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** A page out of rows of which one more than asked for was read. */
export function toPage<Row>(rows: Row[], first: number, cursorOf: (row: Row) => string): Page<Row> {
  const shown = rows.length > first ? rows.slice(0, first) : rows;
  const last = shown.at(-1);
  return { rows: shown, pageInfo: { endCursor: last ? cursorOf(last) : null, hasNextPage: rows.length > first } };
}

/** SQL that writes an instant to the microsecond, as page marks need it: a Date would cut it to the millisecond and repeat rows. */
export function instantText(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/**
 * Reads what many records of one answer need in one statement: what is asked for in one turn is loaded together.
 * @param load gives what belongs to each id; one and the same function for all callers, as it names the batch
 * @param none stands for ids that `load` leaves out
 */
export function loadFor<Value>(load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>, id: string, none: Value): Promise<Value> {
  const loader = perRequest(
    load,
    () =>
      new DataLoader<string, Value>(async (ids) => {
        const found = await load(ids);
        return ids.map((key) => found.get(key) ?? none);
      }),
  );
  return loader.load(id);
}

/** Rows by the id of what they belong to. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
