import { ExportLink } from '../../components/ExportLink.js';
import { FilterBar, FilterSelect } from '../../components/FilterBar.js';
import { KeysetTable } from '../../components/KeysetTable.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { EmptyState } from '../../components/States.js';
import { useKeysetList } from '../../data/use-keyset-list.js';
import { usePlanChoices } from '../../data/use-plan-choices.js';
import type { LineStatus } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { useSubscriberColumns } from './subscriber-columns.js';

const STATUSES = [
  'CREATED', 'ACTIVE', 'GRACE', 'SUSPENDED', 'TERMINATED', 'QUARANTINE', 'RECYCLED', 'BARRED', 'PORTED_OUT',
] as const satisfies readonly LineStatus[];
const BY_NAME = { field: 'NAME', descending: false } as const;

/** Every line with its subscriber; leads to the 360° page. */
export default function SubscribersScreen() {
  const { t } = useText();
  const list = useKeysetList('subscribers', { sort: BY_NAME, pageSize: 50 });
  const { filter, setFilter } = list;
  const choices = usePlanChoices();
  const columns = useSubscriberColumns();
  const flag = filter.autoRenew === undefined || filter.autoRenew === null ? null : filter.autoRenew ? 'on' : 'off';
  return (
    <Screen access={['read', 'Subscriber']}>
      <PageHeader title={t('subscribers.title')} lead={t('subscribers.lead')} actions={<ExportLink list="subscribers" subject="Subscriber" filter={filter} />} />
      <FilterBar active={Object.keys(filter).length > 0} onClear={() => setFilter({})} onRefresh={list.refresh}>
        <FilterSelect
          label={t('subscribers.filter.status')}
          value={filter.status ?? null}
          options={STATUSES.map((status) => ({ value: status, label: t(`domain.lineStatus.${status}`) }))}
          onChange={(status) => setFilter({ ...filter, status })}
        />
        <FilterSelect label={t('subscribers.filter.market')} value={filter.market ?? null} options={choices.markets} onChange={(market) => setFilter({ ...filter, market })} />
        <FilterSelect label={t('subscribers.filter.planCode')} value={filter.planCode ?? null} options={choices.plans} onChange={(planCode) => setFilter({ ...filter, planCode })} />
        <FilterSelect
          label={t('subscribers.filter.autoRenew')}
          value={flag}
          options={[
            { value: 'on', label: t('common.on') },
            { value: 'off', label: t('common.off') },
          ]}
          onChange={(next) => setFilter({ ...filter, autoRenew: next === null ? null : next === 'on' })}
        />
      </FilterBar>
      <Panel flush>
        <KeysetTable
          list={list}
          label={t('subscribers.title')}
          columns={columns}
          href={(row) => paths.subscriber(row.subscriberId, row.lineId)}
          empty={<EmptyState text={t('subscribers.empty')} />}
        />
      </Panel>
    </Screen>
  );
}
