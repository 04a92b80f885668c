import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { Countdown } from '../../components/Countdown.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Money } from '../../components/Money.js';
import { Panel } from '../../components/Panel.js';
import { Phone } from '../../components/Phone.js';
import { FailureClassChip, RenewalStatusChip } from '../../components/StateChips.js';
import { EmptyState } from '../../components/States.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './dashboard.module.css';
import type { Dashboard } from './lead.js';

type Row = Dashboard['mostUrgent'][number];

/** The failed renewals nearest to losing their number; each row leads to its subscriber. */
export function UrgentPanel({ rows }: { rows: readonly Row[] | undefined }) {
  const { t } = useText();
  const columns = useUrgentColumns();
  return (
    <Panel
      flush
      title={t('dashboard.urgent')}
      actions={
        <Link to="/failedRenewals" className={styles['more']}>
          {t('dashboard.openWorklist')}
        </Link>
      }
    >
      {rows?.length === 0 ? (
        <EmptyState title={t('dashboard.lead.calm')} text={t('dashboard.urgentEmpty')} />
      ) : (
        <DataTable
          label={t('dashboard.urgent')}
          columns={columns}
          rows={rows ?? []}
          rowKey={(row) => row.renewalId}
          href={(row) => paths.subscriber(row.subscriberId, row.lineId)}
          stickyHead={false}
          {...(rows === undefined && { skeleton: 8 })}
        />
      )}
    </Panel>
  );
}

function useUrgentColumns(): readonly Column<Row>[] {
  const { t } = useText();
  return useMemo(
    () => [
      {
        key: 'subscriber',
        header: t('dashboard.columns.subscriber'),
        cell: (row) => (
          <span className={styles['two']}>
            {row.name}
            <span className={styles['facts']}>
              <Phone msisdn={row.msisdn} />
              <span>{row.planName}</span>
            </span>
          </span>
        ),
      },
      {
        key: 'reason',
        header: t('dashboard.columns.reason'),
        cell: (row) => (
          <span className={styles['two']}>
            {row.failureTitle ?? <RenewalStatusChip status={row.status} quiet />}
            {row.failureClass && <FailureClassChip status={row.failureClass} quiet />}
          </span>
        ),
      },
      { key: 'amount', header: t('dashboard.columns.amount'), cell: (row) => <Money amount={row.amount} />, align: 'end', width: '100px' },
      { key: 'lost', header: t('dashboard.columns.lost'), cell: (row) => <Countdown to={row.numberLostAt} lineZone={row.zone} />, width: '150px' },
    ],
    [t],
  );
}
