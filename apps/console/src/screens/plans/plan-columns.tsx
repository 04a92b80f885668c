import { useMemo } from 'react';
import { usePeriodText } from '../../actions/fields/period-text.js';
import type { Column } from '../../components/DataTable.js';
import { Money } from '../../components/Money.js';
import { PlanStatusChip } from '../../components/StateChips.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { countText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './plans.module.css';

type Row = ListRow<'plans'>;

export function usePlanColumns(): readonly Column<Row>[] {
  const { t, tag, label } = useText();
  const periodText = usePeriodText();
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('plans.columns.name'),
        cell: (row) => (
          <span className={styles['name']}>
            {row.name}
            <code className={styles['code']}>{row.code}</code>
          </span>
        ),
      },
      { key: 'market', header: t('plans.columns.market'), cell: (row) => row.market, width: '80px' },
      { key: 'kind', header: t('plans.columns.kind'), cell: (row) => label('plans.kind', row.kind.toLowerCase()), width: '170px' },
      {
        key: 'price',
        header: t('plans.columns.price'),
        cell: (row) => (
          <span className={styles['amount']}>
            <Money amount={row.current.price} />
            <span className={styles['faint']}>{periodText(row.current)}</span>
          </span>
        ),
        align: 'end',
        width: '130px',
      },
      {
        key: 'life',
        header: t('plans.columns.life'),
        cell: (row) => (
          <span className={styles['life']}>
            <span>{t('plans.life.grace', { days: t('plans.days', { count: row.current.graceDays }) })}</span>
            <span>{t('plans.life.suspended', { days: t('plans.days', { count: row.current.suspendedDays }) })}</span>
          </span>
        ),
      },
      { key: 'lines', header: t('plans.columns.lines'), cell: (row) => countText(row.linesOnPlan, tag, (bound) => t('common.list.moreThan', { bound })), align: 'end', width: '100px' },
      { key: 'status', header: t('plans.columns.status'), cell: (row) => <PlanStatusChip status={row.status} quiet />, width: '110px' },
    ],
    [t, tag, label, periodText],
  );
}
