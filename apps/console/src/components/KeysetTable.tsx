import type { ReactNode } from 'react';
import type { ResourceName } from '../data/access.js';
import type { Lists } from '../data/lists.js';
import type { KeysetList, ListRow } from '../data/use-keyset-list.js';
import { DataTable, type Column } from './DataTable.js';
import { Pager } from './Pager.js';
import { EmptyState, ErrorState, NoMatch } from './States.js';

export interface KeysetTableProps<Name extends ResourceName> {
  /** From `useKeysetList`. */
  list: KeysetList<Name>;
  label: string;
  columns: readonly Column<ListRow<Name>, Lists[Name]['sort']>[];
  href?: (row: ListRow<Name>) => string;
  /** `time` says Newer/Older on the pager, `order` (default) Previous/Next. */
  direction?: 'time' | 'order';
  /** What an empty list says when no filter is set. */
  empty?: ReactNode;
}

/** A list of the server with everything it can be: on its way, failed, empty, empty by its filter, or rows and their pages. */
export function KeysetTable<Name extends ResourceName>({ list, label, columns, href, direction = 'order', empty }: KeysetTableProps<Name>) {
  if (list.status === 'error') return <ErrorState error={list.error} onRetry={list.refresh} />;
  if (list.status === 'ready' && list.rows.length === 0 && !list.hasPrevious) {
    return Object.keys(list.filter).length > 0 ? <NoMatch onClear={() => list.setFilter({})} /> : (empty ?? <EmptyState />);
  }
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        {...(href && { href })}
        sort={list.sort}
        onSort={list.setSort}
        busy={list.isRefreshing}
        {...(list.status === 'loading' && { skeleton: 12 })}
      />
      {list.status === 'ready' && (list.hasNext || list.hasPrevious || list.count) && (
        <Pager
          range={list.range}
          count={list.count}
          hasNext={list.hasNext && !list.isRefreshing}
          hasPrevious={list.hasPrevious}
          onNext={() => turn(list.next)}
          onPrevious={() => turn(list.previous)}
          direction={direction}
        />
      )}
    </>
  );
}

/** A new page is read from its top. */
function turn(page: () => void): void {
  page();
  window.scrollTo({ top: 0 });
}
