import { useMemo } from 'react';
import { methodName } from '../../actions/choice.words.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { ChargeStatusChip } from '../../components/StateChips.js';
import { EmptyState } from '../../components/States.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { Renewal } from './RenewalScreen.js';

type Row = Renewal['charges'][number];

/** What was tried, in order. */
export function RenewalCharges({ charges }: { charges: readonly Row[] }) {
  const { t, label } = useText();
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { key: 'reference', header: t('charges.columns.reference'), cell: (row) => row.reference, width: '150px' },
      { key: 'at', header: t('charges.columns.at'), cell: (row) => <Instant at={row.createdAt} /> },
      { key: 'method', header: t('charges.columns.method'), cell: (row) => methodName(row.paymentMethod) },
      { key: 'status', header: t('charges.columns.status'), cell: (row) => <ChargeStatusChip status={row.status} quiet />, width: '150px' },
      { key: 'reason', header: t('charges.columns.reason'), cell: (row) => row.failure?.title ?? '' },
      { key: 'by', header: t('charges.columns.requestedBy'), cell: (row) => label('charges.by', row.requestedBy), width: '110px' },
    ],
    [t, label],
  );
  if (charges.length === 0) return <EmptyState text={t('worklist.renewal.noCharges')} />;
  return <DataTable label={t('worklist.renewal.charges')} columns={columns} rows={charges} rowKey={(row) => row.id} href={(row) => paths.charge(row.id)} stickyHead={false} />;
}
