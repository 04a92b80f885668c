import { useMemo } from 'react';
import type { Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { signedNumberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import { AdjustmentState } from './AdjustmentState.js';
import styles from './loyalty.module.css';

type Row = ListRow<'loyaltyAdjustments'>;

export function useLoyaltyColumns(): readonly Column<Row>[] {
  const { t, tag, label } = useText();
  return useMemo(
    () => [
      { key: 'at', header: t('loyalty.columns.at'), cell: (row) => <span className={styles['nowrap']}><Instant at={row.recordedAt} /></span> },
      { key: 'subscriber', header: t('loyalty.columns.subscriber'), cell: (row) => <span className={styles['nowrap']}>{row.subscriberName}</span> },
      { key: 'points', header: t('loyalty.columns.points'), cell: (row) => signedNumberText(row.points, tag), align: 'end' },
      { key: 'actor', header: t('loyalty.columns.actor'), cell: (row) => row.actorName },
      { key: 'reason', header: t('loyalty.columns.reason'), cell: (row) => label('actions.reason', row.reasonCode) },
      { key: 'state', header: t('loyalty.columns.state'), cell: (row) => <AdjustmentState row={row} /> },
    ],
    [t, tag, label],
  );
}
