import { useMemo } from 'react';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Money } from '../../components/Money.js';
import { Panel } from '../../components/Panel.js';
import { RenewalStatusChip } from '../../components/StateChips.js';
import { numberText } from '../../format/amount.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './side.module.css';
import type { Line, Subscriber } from './subscriber.types.js';

type Row = Subscriber['renewals'][number];

/** The renewals of the line on screen, newest first. */
export function RenewalsPanel({ renewals, line }: { renewals: readonly Row[]; line: Line }) {
  const { t } = useText();
  const columns = useColumns(line.zone);
  const rows = renewals.filter(({ lineId }) => lineId === line.id);
  return (
    <Panel flush title={t('subscriber.renewals.title')}>
      {rows.length === 0 ? (
        <p className={styles['empty']}>{t('subscriber.renewals.empty')}</p>
      ) : (
        <DataTable label={t('subscriber.renewals.title')} columns={columns} rows={rows} rowKey={({ id }) => id} href={({ id }) => paths.renewal(id)} stickyHead={false} />
      )}
    </Panel>
  );
}

function useColumns(zone: string): readonly Column<Row>[] {
  const { t, tag } = useText();
  return useMemo(
    () => [
      { key: 'period', header: t('subscriber.renewals.period'), cell: (row) => <time dateTime={row.periodStart}>{formatInstant(row.periodStart, 'date', tag, zone)}</time>, width: '128px' },
      { key: 'amount', header: t('subscriber.renewals.amount'), cell: (row) => <Money amount={row.amount} />, align: 'end', width: '92px' },
      {
        key: 'status',
        header: t('subscriber.renewals.status'),
        cell: (row) => (
          <span className={styles['grow']}>
            <RenewalStatusChip status={row.status} quiet />
            {row.failure && <span className={styles['under']}>{row.failure.title}</span>}
          </span>
        ),
      },
      { key: 'attempts', header: t('subscriber.renewals.attempts'), cell: (row) => numberText(row.attempts, tag), align: 'end', width: '76px' },
      { key: 'when', header: t('subscriber.renewals.when'), cell: (row) => <Settled row={row} zone={zone} />, width: '150px' },
    ],
    [t, tag, zone],
  );
}

function Settled({ row, zone }: { row: Row; zone: string }) {
  const { t, tag } = useText();
  if (row.settledAt !== null) return <>{formatInstant(row.settledAt, 'date', tag, zone)}</>;
  if (row.nextAttemptAt === null) return <span className={styles['under']}>{row.status === 'FAILED' ? t('subscriber.renewals.noNext') : '–'}</span>;
  return <span className={styles['under']}>{t('subscriber.renewals.next', { date: formatInstant(row.nextAttemptAt, 'date', tag, zone) })}</span>;
}
