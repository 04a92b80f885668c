import Button from '@mui/material/Button';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isActionName } from '../../actions/action.intents.js';
import { UndoDialog } from '../../actions/UndoDialog.js';
import { useMayAct } from '../../actions/use-may-act.js';
import { useRead } from '../../api/ApiContext.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { FilterSelect } from '../../components/FilterBar.js';
import { Pager } from '../../components/Pager.js';
import { Panel } from '../../components/Panel.js';
import { Phone } from '../../components/Phone.js';
import { EmptyState, ErrorState } from '../../components/States.js';
import { cursorOf, firstPage, nextPage, previousPage, rowRange } from '../../data/keyset.js';
import type { BulkRowStatus } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { BulkRowsQuery, type BulkRow, type BulkRun } from './bulk.graphql.js';
import { BulkRowChip, countOf, isMoving, ROW_STATUSES } from './bulk.states.js';

const PAGE = 50;
const MOVING_MILLIS = 2_000;

/** What became of each row, by result; one row can be taken back by itself. */
export function BulkRows({ run }: { run: BulkRun }) {
  const { t } = useText();
  const [status, setStatus] = useState<BulkRowStatus | null>(null);
  const [position, setPosition] = useState(firstPage);
  const [undoing, setUndoing] = useState<BulkRow | null>(null);
  const { data, error, refetch } = useRead(
    BulkRowsQuery,
    { id: run.id, status, first: PAGE, after: cursorOf(position) },
    { keepPrevious: true, refetchInterval: isMoving(run.status) && MOVING_MILLIS },
  );
  const settled = run.figures.rows - countOf(run.figures, 'WAITING', 'RUNNING');
  const shown = useRef({ settled, status: run.status });
  // What the last look at the rows has missed: the run may come to its end between two of them.
  useEffect(() => {
    if (shown.current.settled === settled && shown.current.status === run.status) return;
    shown.current = { settled, status: run.status };
    void refetch();
  }, [settled, run.status, refetch]);
  const mayUndo = useMayAct(run.action) && run.action !== 'renewNow';
  const columns = useBulkColumns(mayUndo ? setUndoing : null);
  const page = data?.bulkRun.rows;
  const results = ROW_STATUSES.filter((each) => countOf(run.figures, each) > 0 || each === status);
  return (
    <Panel
      flush
      title={t('bulk.rows')}
      actions={
        <FilterSelect
          label={t('bulk.filter.result')}
          value={status}
          options={results.map((each) => ({ value: each, label: `${t(`bulk.row.${each}`)} (${countOf(run.figures, each)})` }))}
          onChange={(next) => {
            setStatus(next);
            setPosition(firstPage);
          }}
        />
      }
    >
      {!page && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : page?.rows.length === 0 ? (
        <EmptyState title={t('bulk.noRows')} />
      ) : (
        <DataTable label={t('bulk.rows')} columns={columns} rows={page?.rows ?? []} rowKey={({ n }) => String(n)} href={({ renewalId }) => paths.renewal(renewalId)} {...(!page && { skeleton: 8 })} />
      )}
      {page && (page.pageInfo.hasNextPage || position.cursors.length > 1) && (
        <Pager
          direction="order"
          range={rowRange(position, PAGE, page.rows.length)}
          count={{ value: status ? countOf(run.figures, status) : run.figures.rows, moreThan: false }}
          hasNext={page.pageInfo.hasNextPage}
          hasPrevious={position.cursors.length > 1}
          onNext={() => setPosition(nextPage(position, page.pageInfo.endCursor ?? null))}
          onPrevious={() => setPosition(previousPage(position))}
        />
      )}
      {undoing?.executionId && isActionName(run.action) && (
        <UndoDialog execution={{ id: undoing.executionId, action: run.action }} subject={{ subscriberId: undoing.subscriberId, lineId: undoing.lineId }} onClose={() => setUndoing(null)} />
      )}
    </Panel>
  );
}

/** `onUndo` is null where rows are not taken back. */
function useBulkColumns(onUndo: ((row: BulkRow) => void) | null): readonly Column<BulkRow>[] {
  const { t } = useText();
  return useMemo(
    () => [
      { key: 'subscriber', header: t('bulk.columns.subscriber'), cell: (row) => row.name },
      { key: 'number', header: t('bulk.columns.number'), cell: (row) => <Phone msisdn={row.msisdn} />, width: '170px' },
      { key: 'result', header: t('bulk.columns.result'), cell: (row) => <BulkRowChip row={row} />, width: '200px' },
      { key: 'why', header: t('bulk.columns.why'), cell: (row) => row.message },
      ...(onUndo
        ? [
            {
              key: 'act',
              header: t('bulk.columns.act'),
              align: 'end' as const,
              width: '110px',
              cell: (row: BulkRow) =>
                row.status === 'DONE' &&
                row.executionId && (
                  <Button variant="text" aria-label={t('bulk.undoRowWho', { name: row.name })} onClick={() => onUndo(row)}>
                    {t('bulk.undoRow')}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [t, onUndo],
  );
}
