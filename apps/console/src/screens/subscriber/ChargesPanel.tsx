import { useMemo } from 'react';
import { methodName } from '../../actions/choice.words.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { Money } from '../../components/Money.js';
import { Panel } from '../../components/Panel.js';
import { ChargeStatusChip } from '../../components/StateChips.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './side.module.css';
import type { Line, Subscriber } from './subscriber.types.js';

type Row = Subscriber['charges'][number];

/** The charges of the line on screen, newest first, each with its reason in words. */
export function ChargesPanel({ charges, line }: { charges: readonly Row[]; line: Line }) {
  const { t } = useText();
  const columns = useColumns();
  const rows = charges.filter(({ lineId }) => lineId === line.id);
  return (
    <Panel flush title={t('subscriber.charges.title')}>
      {rows.length === 0 ? (
        <p className={styles['empty']}>{t('subscriber.charges.empty')}</p>
      ) : (
        <DataTable label={t('subscriber.charges.title')} columns={columns} rows={rows} rowKey={({ id }) => id} href={({ id }) => paths.charge(id)} stickyHead={false} />
      )}
    </Panel>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t, label } = useText();
  return useMemo(
    () => [
      { key: 'reference', header: t('subscriber.charges.reference'), cell: (row) => <span className={styles['mono']}>{row.reference}</span>, width: '128px' },
      { key: 'at', header: t('subscriber.charges.at'), cell: (row) => <Instant at={row.createdAt} style="date" />, width: '120px' },
      { key: 'amount', header: t('subscriber.charges.amount'), cell: (row) => <Money amount={row.amount} />, align: 'end', width: '92px' },
      {
        key: 'status',
        header: t('subscriber.charges.status'),
        cell: (row) => (
          <span className={styles['grow']}>
            <ChargeStatusChip status={row.status} quiet />
            {row.failure && <span className={styles['under']}>{row.failure.title}</span>}
          </span>
        ),
      },
      {
        key: 'method',
        header: t('subscriber.charges.method'),
        cell: (row) => (
          <span className={styles['grow']}>
            <span className={styles['whole']}>{methodName(row.paymentMethod, t)}</span>
            <span className={styles['under']}>{label('charges.by', row.requestedBy.toUpperCase())}</span>
          </span>
        ),
        width: '176px',
      },
    ],
    [t, label],
  );
}
