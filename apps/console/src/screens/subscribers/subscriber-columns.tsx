import { lastFullLocalDay } from '#kernel';
import { useMemo } from 'react';
import { AutoRenewChip } from '../../components/AutoRenewChip.js';
import { Countdown } from '../../components/Countdown.js';
import type { Column } from '../../components/DataTable.js';
import { LocalDate } from '../../components/Instant.js';
import { Phone } from '../../components/Phone.js';
import { LineStatusChip } from '../../components/StateChips.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import type { SubscriberSort } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';

type Row = ListRow<'subscribers'>;

export function useSubscriberColumns(): readonly Column<Row, SubscriberSort>[] {
  const { t } = useText();
  return useMemo(
    () => [
      { key: 'name', header: t('subscribers.columns.name'), cell: (row) => row.name, sort: 'NAME' },
      { key: 'msisdn', header: t('subscribers.columns.msisdn'), cell: (row) => <Phone msisdn={row.msisdn} />, width: '146px' },
      { key: 'status', header: t('subscribers.columns.status'), cell: (row) => <LineStatusChip status={row.status} quiet />, width: '116px' },
      { key: 'plan', header: t('subscribers.columns.plan'), cell: (row) => row.planName },
      { key: 'market', header: t('subscribers.columns.market'), cell: (row) => row.market, width: '66px' },
      { key: 'validTo', header: t('subscribers.columns.validTo'), cell: (row) => <LocalDate date={lastFullLocalDay(new Date(row.validTo), row.zone)} />, sort: 'VALID_TO', width: '112px' },
      { key: 'lost', header: t('subscribers.columns.numberLostAt'), cell: (row) => <Countdown to={row.numberLostAt} lineZone={row.zone} quiet />, sort: 'NUMBER_LOST_AT', width: '124px' },
      {
        key: 'autoRenew',
        header: t('subscribers.columns.autoRenew'),
        cell: (row) => <AutoRenewChip quiet line={row} labels={{ on: t('common.on'), off: t('common.off') }} />,
        width: '94px',
      },
    ],
    [t],
  );
}
