/** Where a reader stands in a list that can only be walked forwards: the cursors of the pages that were opened. */
export interface KeysetPosition {
  /** Cursor before each page; the first page has none. */
  readonly cursors: readonly [null, ...string[]];
}

export const firstPage: KeysetPosition = { cursors: [null] };

export function nextPage(position: KeysetPosition, endCursor: string | null): KeysetPosition {
  return endCursor === null ? position : { cursors: [...position.cursors, endCursor] };
}

export function previousPage({ cursors }: KeysetPosition): KeysetPosition {
  return cursors.length === 1 ? firstPage : { cursors: cursors.slice(0, -1) as [null, ...string[]] };
}

/** Cursor that the shown page starts after. */
export function cursorOf({ cursors }: KeysetPosition): string | null {
  return cursors.at(-1) ?? null;
}

/** 1 for the first page. */
export function pageNumber({ cursors }: KeysetPosition): number {
  return cursors.length;
}

/** The row numbers on show, counted from 1; null where the page is empty. */
export function rowRange(position: KeysetPosition, pageSize: number, rowsShown: number): { from: number; to: number } | null {
  if (rowsShown === 0) return null;
  const from = (pageNumber(position) - 1) * pageSize + 1;
  return { from, to: from + rowsShown - 1 };
}

/** The filter without what says nothing, so that "no filter" is one thing and not five. */
export function withoutBlanks<Filter extends object>(filter: Filter): Filter {
  const entries = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return Object.fromEntries(entries) as Filter;
}
