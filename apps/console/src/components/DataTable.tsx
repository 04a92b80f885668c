import ArrowDownward from '@mui/icons-material/ArrowDownwardRounded';
import ArrowUpward from '@mui/icons-material/ArrowUpwardRounded';
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { isTyping, rowAfter } from './row-keys.js';
import styles from './data-table.module.css';

export interface Column<Row, Sort extends string = never> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers and money. */
  align?: 'start' | 'end';
  /** CSS width; columns without one share what is left. */
  width?: string;
  /** Stands before the column that is the row's link. */
  before?: boolean;
  /** The server's name of the order by this column, if it has one. */
  sort?: Sort;
}

export interface DataTableProps<Row, Sort extends string = never> {
  /** Says what the table lists, for assistive technology. */
  label: string;
  columns: readonly Column<Row, Sort>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads. The first column that does not stand before it becomes the link; j, k and Enter work anywhere on the page. */
  href?: (row: Row) => string;
  sort?: { field: Sort; descending: boolean } | null;
  onSort?: (sort: { field: Sort; descending: boolean }) => void;
  /** Draws so many placeholder rows instead of `rows`. */
  skeleton?: number;
  /** Dims the rows while other ones are on their way. */
  busy?: boolean;
  /** Head stays in view while the page scrolls (default true). */
  stickyHead?: boolean;
}

/** A dense table, walked by keyboard. For a list of the server use `KeysetTable`, which adds its states and its pages. */
export function DataTable<Row, Sort extends string = never>(props: DataTableProps<Row, Sort>) {
  const { label, columns, rows, rowKey, href, skeleton, busy = false, stickyHead = true } = props;
  const body = useRowKeys(href !== undefined);
  const linked = columns.findIndex(({ before }) => !before);
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={label} aria-busy={busy || skeleton !== undefined}>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <thead className={stickyHead ? styles['sticky'] : undefined}>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={props.sort ?? null} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} data-busy={busy || undefined}>
          {skeleton === undefined
            ? rows.map((row) => (
                <tr key={rowKey(row)} data-linked={href !== undefined || undefined} onClick={href && openRow}>
                  {columns.map(({ key, cell, align }, index) => (
                    <td key={key} data-align={align}>
                      {index === linked && href ? (
                        <Link to={href(row)} data-row-link className={styles['link']}>
                          {cell(row)}
                        </Link>
                      ) : (
                        cell(row)
                      )}
                    </td>
                  ))}
                </tr>
              ))
            : Array.from({ length: skeleton }, (_, index) => (
                <tr key={index} aria-hidden>
                  {columns.map(({ key, align }) => (
                    <td key={key} data-align={align}>
                      <span className={styles['bone']} style={{ width: `${45 + ((index * 17 + key.length * 11) % 40)}%` }} />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps<Row, Sort extends string> {
  column: Column<Row, Sort>;
  sort: { field: Sort; descending: boolean } | null;
  onSort: DataTableProps<Row, Sort>['onSort'] | undefined;
}

function HeadCell<Row, Sort extends string>({ column, sort, onSort }: HeadCellProps<Row, Sort>) {
  const { header, align, sort: field } = column;
  if (field === undefined || !onSort) return <th scope="col" data-align={align}>{header}</th>;
  const active = sort?.field === field;
  const Arrow = active && sort.descending ? ArrowDownward : ArrowUpward;
  return (
    <th scope="col" data-align={align} aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles['sort']} data-active={active || undefined} onClick={() => onSort({ field, descending: active && !sort.descending })}>
        {header}
        <Arrow aria-hidden className={styles['arrow'] ?? ''} />
      </button>
    </th>
  );
}

/** A click anywhere on the row follows its link, unless it was meant for something else in it or to select text. */
function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  if (!(event.target instanceof Element) || event.target.closest('a, button, input, label')) return;
  if (window.getSelection()?.isCollapsed === false) return;
  event.currentTarget.querySelector<HTMLElement>('[data-row-link]')?.click();
}

/** j, k and the arrows move the focus from row link to row link; the first j enters the table. */
function useRowKeys(enabled: boolean) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (!enabled) return;
    const move = (event: KeyboardEvent): void => {
      const links = [...(body.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
      const current = links.indexOf(document.activeElement as HTMLElement);
      // Arrows, Home and End scroll the page until a row has the focus.
      if (isTyping(event) || (current < 0 && event.key !== 'j' && event.key !== 'k')) return;
      const next = rowAfter(event.key, current, links.length);
      if (next === null) return;
      event.preventDefault();
      links[next]?.focus();
      links[next]?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, [enabled]);
  return body;
}
