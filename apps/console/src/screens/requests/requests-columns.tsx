import { useMemo } from 'react';
import type { Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { RequestStatusChip } from '../../components/StateChips.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './requests.module.css';

type Row = ListRow<'actionRequests'>;

export function useRequestColumns(): readonly Column<Row>[] {
  const { t, label } = useText();
  return useMemo(
    () => [
      { key: 'at', header: t('requests.columns.at'), cell: (row) => <span className={styles['nowrap']}><Instant at={row.requestedAt} /></span> },
      { key: 'action', header: t('requests.columns.action'), cell: (row) => label('domain.action', row.action) },
      { key: 'maker', header: t('requests.columns.maker'), cell: (row) => row.makerName },
      { key: 'reason', header: t('requests.columns.reason'), cell: (row) => label('actions.reason', row.reasonCode) },
      { key: 'state', header: t('requests.columns.state'), cell: (row) => <RequestStatusChip status={row.status} quiet /> },
      { key: 'until', header: t('requests.columns.until'), cell: (row) => <span className={styles['nowrap']}><Instant at={row.decidedAt ?? row.expiresAt} /></span> },
    ],
    [t, label],
  );
}
