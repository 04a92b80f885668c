/** Collects the values of a statement that is put together from parts; values never become SQL text. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** Adds a value and gives its placeholder. */
  bind(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  /** Number of the next placeholder, for parts that number their own. */
  get next(): number {
    return this.values.length + 1;
  }

  /** Adds the values of such a part. */
  append(values: readonly unknown[]): void {
    this.values.push(...values);
  }
}

const names = new Map<string, string>();

/** The name under which a statement is prepared: one per text. Only for texts of which there are few, never one with values in it. */
export function preparedName(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) {
    name = `keepline ${names.size}`;
    names.set(sql, name);
  }
  return name;
}
