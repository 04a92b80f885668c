import { useMemo } from 'react';
import { methodName } from '../../actions/choice.words.js';
import type { Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { Money } from '../../components/Money.js';
import { Phone } from '../../components/Phone.js';
import { ChargeStatusChip, FailureClassChip } from '../../components/StateChips.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './charges.module.css';

type Row = ListRow<'charges'>;

export function useChargeColumns(): readonly Column<Row>[] {
  const { t, label } = useText();
  return useMemo(
    () => [
      { key: 'reference', header: t('charges.columns.reference'), cell: (row) => <span className={styles['reference']}>{row.reference}</span>, width: '132px' },
      { key: 'at', header: t('charges.columns.at'), cell: (row) => <span className={styles['nowrap']}><Instant at={row.createdAt} /></span>, width: '150px' },
      {
        key: 'subscriber',
        header: t('charges.columns.subscriber'),
        cell: (row) => (
          <span className={styles['two']}>
            {row.name}
            <span className={styles['under']}>
              <Phone msisdn={row.msisdn} />
            </span>
          </span>
        ),
      },
      { key: 'amount', header: t('charges.columns.amount'), cell: (row) => <Money amount={row.amount} />, align: 'end', width: '92px' },
      {
        key: 'status',
        header: t('charges.columns.status'),
        width: '248px',
        cell: (row) => (
          <span className={styles['two']}>
            <span className={styles['chips']}>
              <ChargeStatusChip status={row.status} quiet />
              {row.failureClass && <FailureClassChip status={row.failureClass} quiet />}
            </span>
            {row.failureTitle && <span className={styles['under']}>{row.failureTitle}</span>}
          </span>
        ),
      },
      {
        key: 'method',
        header: t('charges.columns.method'),
        width: '196px',
        cell: (row) => (
          <span className={styles['two']}>
            <span className={styles['nowrap']}>{methodName(row, t)}</span>
            <span className={styles['under']}>{label('charges.byWhom', row.requestedBy)}</span>
          </span>
        ),
      },
    ],
    [t, label],
  );
}
