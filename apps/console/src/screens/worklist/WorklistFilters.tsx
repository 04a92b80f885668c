import { FilterBar, FilterSelect } from '../../components/FilterBar.js';
import type { KeysetList } from '../../data/use-keyset-list.js';
import { usePlanChoices } from '../../data/use-plan-choices.js';
import type { FailureClass, RenewalStatus, WorklistClaim } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { useFailureReasons } from './use-failure-reasons.js';

const STATUSES = ['FAILED', 'RETRY_SCHEDULED', 'UNKNOWN', 'AWAITING'] as const satisfies readonly RenewalStatus[];
const FAILURE_CLASSES = ['HARD', 'SOFT', 'TECHNICAL', 'FIXABLE', 'SENSITIVE', 'CONSENT', 'CONFIG'] as const satisfies readonly FailureClass[];
const DAYS = ['1', '3', '7', '30'] as const;

const CLAIMS = ['MINE', 'FREE', 'TAKEN'] as const satisfies readonly WorklistClaim[];
/** How long a failure has been open: what is new, and what has been left lying. */
const AGES = {
  hour: { minAgeHours: null, maxAgeHours: 1 },
  day: { minAgeHours: null, maxAgeHours: 24 },
  threeDays: { minAgeHours: 72, maxAgeHours: null },
  week: { minAgeHours: 168, maxAgeHours: null },
} as const;
type Age = keyof typeof AGES;

export function WorklistFilters({ list }: { list: KeysetList<'failedRenewals'> }) {
  const { t } = useText();
  const { filter, setFilter } = list;
  const { markets } = usePlanChoices();
  const { reasons } = useFailureReasons();
  const causes = reasons.filter(({ failureClass }) => !filter.failureClass || failureClass === filter.failureClass);
  const age = (Object.keys(AGES) as Age[]).find((each) => AGES[each].minAgeHours === (filter.minAgeHours ?? null) && AGES[each].maxAgeHours === (filter.maxAgeHours ?? null)) ?? null;
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
        onChange={(failureClass) => setFilter({ ...filter, failureClass, failureCode: null })}
      />
      <FilterSelect
        label={t('worklist.filter.cause')}
        value={filter.failureCode ?? null}
        options={causes.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(failureCode) => setFilter({ ...filter, failureCode })}
      />
      <FilterSelect
        label={t('worklist.filter.age')}
        value={age}
        options={(Object.keys(AGES) as Age[]).map((each) => ({ value: each, label: t(`worklist.age.${each}`) }))}
        onChange={(each) => setFilter({ ...filter, ...(each ? AGES[each] : { minAgeHours: null, maxAgeHours: null }) })}
      />
      <FilterSelect
        label={t('worklist.filter.claim')}
        value={filter.claim ?? null}
        options={CLAIMS.map((claim) => ({ value: claim, label: t(`worklist.claim.${claim}`) }))}
        onChange={(claim) => setFilter({ ...filter, claim })}
      />
      <FilterSelect label={t('worklist.filter.market')} value={filter.market ?? null} options={markets} onChange={(market) => setFilter({ ...filter, market })} />
    </FilterBar>
  );
}
