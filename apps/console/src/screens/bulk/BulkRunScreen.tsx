import { Link, useParams } from 'react-router-dom';
import { LoadingBar } from '../../components/LoadingBar.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { RecordFailed } from '../../components/RecordFailed.js';
import { Screen } from '../../components/Screen.js';
import { useStaff } from '../../data/SessionContext.js';
import { numberText } from '../../format/amount.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { BulkRun } from './bulk.graphql.js';
import styles from './bulk.module.css';
import { actionWord, BulkStatusChip, countOf } from './bulk.states.js';
import { BulkRows } from './BulkRows.js';
import { Foreseen, Meter } from './Foreseen.js';
import { Steering } from './Steering.js';
import { useBulkRun } from './use-bulk-run.js';

/** One run: what it would do, how far it is, and what became of each row. */
export default function BulkRunScreen() {
  const { t } = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useBulkRun(id);
  return (
    <Screen access={['read', 'Renewal']}>
      {data ? <Run key={id} run={data.bulkRun} /> : error ? <RecordFailed error={error} list={{ to: paths.bulkRuns, name: t('bulk.title') }} onRetry={() => void refetch()} /> : <LoadingBar />}
    </Screen>
  );
}

function Run({ run }: { run: BulkRun }) {
  const text = useText();
  const { t, tag, label } = text;
  const { zone } = useStaff();
  const { rows } = run.figures;
  const left = countOf(run.figures, 'WAITING', 'RUNNING');
  const done = numberText(rows - left, tag);
  return (
    <>
      <PageHeader
        title={`${actionWord(run.action, text)} · ${run.reference}`}
        tabTitle={t('bulk.title')}
        lead={
          <span className={styles['facts']}>
            <Link to={paths.bulkRuns}>← {t('bulk.title')}</Link>
            <span>{t('bulk.by', { name: run.createdByName, time: formatInstant(run.createdAt, 'dateTime', tag, zone) })}</span>
            <span>{[label('actions.reason', run.reasonCode), run.note].filter(Boolean).join(': ')}</span>
            {run.undoOf && <Link to={paths.bulkRun(run.undoOf)}>{t('bulk.undoOf')}</Link>}
          </span>
        }
        status={<BulkStatusChip status={run.status} />}
        actions={<Steering run={run} />}
      />
      <div className={styles['stack']}>
        <Panel title={t(run.startedAt ? 'bulk.preview.was' : 'bulk.preview.title')}>
          <Foreseen run={run} />
          {run.startedAt && <Meter done={rows - left} rows={rows} label={t('bulk.progress', { done, rows: numberText(rows, tag) })} />}
          {run.status === 'CANCELING' && <p className={styles['line']}>{t('bulk.canceledLater')}</p>}
        </Panel>
        <BulkRows run={run} />
      </div>
    </>
  );
}
