import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useRead } from '../../api/ApiContext.js';
import type { ResultOf } from '../../api/document.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { EmptyState, ErrorState } from '../../components/States.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { BulkRunsQuery } from './bulk.graphql.js';
import styles from './bulk.module.css';
import { actionWord, BulkStatusChip } from './bulk.states.js';

const EVERY_MILLIS = 10_000;

type ListedRun = ResultOf<typeof BulkRunsQuery>['bulkRuns'][number];

/** The newest runs: one's own, or everybody's for who reads the whole record. */
export default function BulkRunsScreen() {
  const { t } = useText();
  return (
    <Screen access={['read', 'Renewal']}>
      <PageHeader
        title={t('bulk.title')}
        lead={
          <span className={styles['facts']}>
            <Link to="/failedRenewals">← {t('common.nav.failedRenewals')}</Link>
            <span>{t('bulk.lead')}</span>
          </span>
        }
      />
      <Panel flush>
        <Runs />
      </Panel>
    </Screen>
  );
}

function Runs() {
  const text = useText();
  const { t } = text;
  const { data, error, refetch } = useRead(BulkRunsQuery, {}, { refetchInterval: EVERY_MILLIS });
  const columns = useMemo<readonly Column<ListedRun>[]>(
    () => [
      { key: 'run', header: t('bulk.columns.run'), cell: ({ reference }) => reference, width: '180px' },
      { key: 'action', header: t('bulk.columns.action'), cell: ({ action }) => actionWord(action, text) },
      { key: 'status', header: t('bulk.columns.status'), cell: ({ status }) => <BulkStatusChip quiet status={status} />, width: '220px' },
      {
        key: 'by',
        header: t('bulk.columns.by'),
        cell: ({ createdByName, createdAt }) => (
          <>
            {createdByName} · <Instant at={createdAt} inline />
          </>
        ),
      },
    ],
    [t, text],
  );
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.bulkRuns.length === 0) return <EmptyState text={t('bulk.emptyText')} />;
  return <DataTable label={t('bulk.title')} columns={columns} rows={data?.bulkRuns ?? []} rowKey={({ id }) => id} href={({ id }) => paths.bulkRun(id)} {...(!data && { skeleton: 8 })} />;
}
