import { useMemo } from 'react';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { Panel } from '../../components/Panel.js';
import { EmptyState } from '../../components/States.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './dashboard.module.css';
import type { Dashboard } from './lead.js';

type Run = Dashboard['lastRuns'][number];

/** What the last renewal runs did. */
export function RunsPanel({ runs }: { runs: readonly Run[] | undefined }) {
  const { t, tag, label } = useText();
  const columns = useMemo<readonly Column<Run>[]>(() => {
    const figure = (key: 'due' | 'succeeded' | 'failed' | 'unknown'): Column<Run> => ({
      key,
      header: t(`dashboard.run.${key}`),
      cell: (run) => numberText(run[key], tag),
      align: 'end',
    });
    return [
      {
        key: 'started',
        header: t('dashboard.run.started'),
        cell: (run) => (
          <>
            <Instant at={run.startedAt} style="dayAndTime" />
            <span className={styles['mode']}>{run.finishedAt === null ? t('dashboard.run.running') : label('domain.runMode', run.mode.toLowerCase())}</span>
          </>
        ),
        width: '38%',
      },
      figure('due'),
      figure('succeeded'),
      figure('failed'),
      figure('unknown'),
    ];
  }, [t, tag, label]);
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
