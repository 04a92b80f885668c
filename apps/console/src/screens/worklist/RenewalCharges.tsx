import { useMemo } from 'react';
import { methodName } from '../../actions/choice.words.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { ChargeStatusChip } from '../../components/StateChips.js';
import { EmptyState } from '../../components/States.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { Renewal } from './worklist.graphql.js';
import styles from './worklist.module.css';

type Row = Renewal['charges'][number];

/** What was tried, in order. */
export function RenewalCharges({ charges }: { charges: readonly Row[] }) {
  const { t, label } = useText();
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { key: 'reference', header: t('charges.columns.reference'), cell: (row) => <span className={styles['nowrap']}>{row.reference}</span> },
      { key: 'at', header: t('charges.columns.at'), cell: (row) => <span className={styles['nowrap']}><Instant at={row.createdAt} /></span> },
      {
        key: 'method',
        header: t('charges.columns.method'),
        cell: (row) => (
          <span className={styles['two']}>
            <span className={styles['nowrap']}>{methodName(row.paymentMethod, t)}</span>
            <span className={styles['under']}>{label('charges.byWhom', row.requestedBy)}</span>
          </span>
        ),
      },
      {
        key: 'status',
        header: t('charges.columns.status'),
        cell: (row) => (
          <span className={styles['two']}>
            <ChargeStatusChip status={row.status} quiet />
            {row.failure && <span className={styles['under']}>{row.failure.title}</span>}
          </span>
        ),
      },
    ],
    [t, label],
  );
  if (charges.length === 0) return <EmptyState text={t('worklist.renewal.noCharges')} />;
  return <DataTable label={t('worklist.renewal.charges')} columns={columns} rows={charges} rowKey={(row) => row.id} href={(row) => paths.charge(row.id)} stickyHead={false} />;
}
