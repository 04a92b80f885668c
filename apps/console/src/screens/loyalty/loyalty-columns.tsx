import { useMemo } from 'react';
import type { Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import { OutcomeChip } from '../audit/OutcomeChip.js';
import styles from './loyalty.module.css';

type Row = ListRow<'loyaltyAdjustments'>;

export function useLoyaltyColumns(): readonly Column<Row>[] {
  const { t, label } = useText();
  return useMemo(
    () => [
      { key: 'at', header: t('loyalty.columns.at'), cell: (row) => <span className={styles['nowrap']}><Instant at={row.recordedAt} /></span> },
      { key: 'actor', header: t('loyalty.columns.actor'), cell: (row) => row.actorName },
      { key: 'reason', header: t('loyalty.columns.reason'), cell: (row) => row.reasonCode && label('actions.reason', row.reasonCode) },
      { key: 'outcome', header: t('loyalty.columns.outcome'), cell: (row) => <OutcomeChip outcome={row.outcome} quiet />, width: '130px' },
    ],
    [t, label],
  );
}
