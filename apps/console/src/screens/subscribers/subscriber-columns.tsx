import Autorenew from '@mui/icons-material/AutorenewRounded';
import SyncDisabled from '@mui/icons-material/SyncDisabledRounded';
import { useMemo } from 'react';
import { Countdown } from '../../components/Countdown.js';
import type { Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import { Phone } from '../../components/Phone.js';
import { LineStatusChip } from '../../components/StateChips.js';
import { StatusChip } from '../../components/StatusChip.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import type { SubscriberSort } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';

type Row = ListRow<'subscribers'>;

export function useSubscriberColumns(): readonly Column<Row, SubscriberSort>[] {
  const { t } = useText();
  return useMemo(
    () => [
      { key: 'name', header: t('subscribers.columns.name'), cell: (row) => row.name, sort: 'NAME' },
      { key: 'msisdn', header: t('subscribers.columns.msisdn'), cell: (row) => <Phone msisdn={row.msisdn} />, width: '150px' },
      { key: 'status', header: t('subscribers.columns.status'), cell: (row) => <LineStatusChip status={row.status} quiet />, width: '130px' },
      { key: 'plan', header: t('subscribers.columns.plan'), cell: (row) => row.planName },
      { key: 'market', header: t('subscribers.columns.market'), cell: (row) => row.market, width: '74px' },
      { key: 'validTo', header: t('subscribers.columns.validTo'), cell: (row) => <Instant at={row.validTo} style="date" />, sort: 'VALID_TO', width: '130px' },
      { key: 'lost', header: t('subscribers.columns.numberLostAt'), cell: (row) => <Countdown to={row.numberLostAt} lineZone={row.zone} quiet />, sort: 'NUMBER_LOST_AT', width: '150px' },
      {
        key: 'autoRenew',
        header: t('subscribers.columns.autoRenew'),
        cell: (row) => (
          <StatusChip quiet tone={row.autoRenew ? 'good' : 'neutral'} icon={row.autoRenew ? Autorenew : SyncDisabled} label={t(row.autoRenew ? 'common.on' : 'common.off')} />
        ),
        width: '120px',
      },
    ],
    [t],
  );
}
