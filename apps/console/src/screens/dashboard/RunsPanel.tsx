import { useMemo } from 'react';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { Panel } from '../../components/Panel.js';
import { EmptyState } from '../../components/States.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './dashboard.module.css';
import { figuresOf, runColumns, runMark, type Run } from './run.figures.js';

const NO_RUNS: readonly Run[] = [];

/** What the last renewal runs did: each row adds up to what was due, but for what was left for later. */
export function RunsPanel({ runs }: { runs: readonly Run[] | undefined }) {
  const { t, tag } = useText();
  const columns = useMemo<readonly Column<Run>[]>(() => {
    const figures = runColumns(runs ?? NO_RUNS).map((key): Column<Run> => ({
      key,
      header: t(`dashboard.run.${key}`),
      cell: (run) => numberText(figuresOf(run)[key], tag),
      align: 'end',
    }));
    return [{ key: 'started', header: t('dashboard.run.started'), cell: (run) => <Started run={run} />, width: figures.length > 5 ? '24%' : '34%' }, ...figures];
  }, [runs, t, tag]);
  return (
    <Panel flush title={t('dashboard.runs')}>
      {runs?.length === 0 ? (
        <EmptyState title={t('dashboard.runsEmpty')} />
      ) : (
        <DataTable label={t('dashboard.runs')} columns={columns} rows={runs ?? []} rowKey={(run) => run.id} stickyHead={false} {...(runs === undefined && { skeleton: 3 })} />
      )}
    </Panel>
  );
}

function Started({ run }: { run: Run }) {
  const { t, label } = useText();
  const mark = runMark(run);
  return (
    <>
      <Instant at={run.startedAt} style="dayAndTime" />
      {mark && <span className={styles['mode']}>{mark === 'running' ? t('dashboard.run.running') : label('domain.runMode', mark)}</span>}
    </>
  );
}
