import { FilterBar, FilterSelect } from '../../components/FilterBar.js';
import type { KeysetList } from '../../data/use-keyset-list.js';
import { usePlanChoices } from '../../data/use-plan-choices.js';
import type { FailureClass, RenewalStatus } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';

const STATUSES = ['FAILED', 'RETRY_SCHEDULED', 'UNKNOWN'] as const satisfies readonly RenewalStatus[];
const FAILURE_CLASSES = ['HARD', 'SOFT', 'TECHNICAL', 'FIXABLE', 'SENSITIVE', 'CONSENT', 'CONFIG'] as const satisfies readonly FailureClass[];
const DAYS = ['1', '3', '7', '30'] as const;

export function WorklistFilters({ list }: { list: KeysetList<'failedRenewals'> }) {
  const { t } = useText();
  const { filter, setFilter } = list;
  const { markets } = usePlanChoices();
  const within = DAYS.find((days) => days === String(filter.lostWithinDays ?? '')) ?? null;
  return (
    <FilterBar active={Object.keys(filter).length > 0} onClear={() => setFilter({})} onRefresh={list.refresh}>
      <FilterSelect
        label={t('worklist.filter.lostWithin')}
        value={within}
        options={DAYS.map((days) => ({ value: days, label: t('worklist.days', { count: Number(days) }) }))}
        onChange={(days) => setFilter({ ...filter, lostWithinDays: days && Number(days) })}
      />
      <FilterSelect
        label={t('worklist.filter.status')}
        value={filter.status ?? null}
        options={STATUSES.map((status) => ({ value: status, label: t(`domain.renewalStatus.${status}`) }))}
        onChange={(status) => setFilter({ ...filter, status })}
      />
      <FilterSelect
        label={t('worklist.filter.failureClass')}
        value={filter.failureClass ?? null}
        options={FAILURE_CLASSES.map((each) => ({ value: each, label: t(`domain.failureClass.${each}`) }))}
        onChange={(failureClass) => setFilter({ ...filter, failureClass })}
      />
      <FilterSelect label={t('worklist.filter.market')} value={filter.market ?? null} options={markets} onChange={(market) => setFilter({ ...filter, market })} />
    </FilterBar>
  );
}
