import { ExportLink } from '../../components/ExportLink.js';
import { FilterBar, FilterSelect } from '../../components/FilterBar.js';
import { KeysetTable } from '../../components/KeysetTable.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { EmptyState } from '../../components/States.js';
import { useKeysetList } from '../../data/use-keyset-list.js';
import { usePlanChoices } from '../../data/use-plan-choices.js';
import type { ChargeStatus, FailureClass } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { useChargeColumns } from './charge-columns.js';

const STATUSES = ['PENDING', 'UNKNOWN', 'AWAITING', 'SUCCEEDED', 'FAILED', 'CANCELED'] as const satisfies readonly ChargeStatus[];
const CLASSES = ['HARD', 'SOFT', 'TECHNICAL', 'FIXABLE', 'SENSITIVE', 'CONSENT', 'CONFIG'] as const satisfies readonly FailureClass[];
const REQUESTERS = ['SCHEDULE', 'STAFF'] as const;

/** Every charge, newest first. */
export default function ChargesScreen() {
  const { t } = useText();
  const list = useKeysetList('charges', { pageSize: 50 });
  const { filter, setFilter } = list;
  const { markets } = usePlanChoices();
  const columns = useChargeColumns();
  return (
    <Screen access={['read', 'Charge']}>
      <PageHeader title={t('charges.title')} lead={t('charges.lead')} actions={<ExportLink list="charges" subject="Charge" filter={filter} />} />
      <FilterBar active={Object.keys(filter).length > 0} onClear={() => setFilter({})} onRefresh={list.refresh}>
        <FilterSelect
          label={t('charges.filter.status')}
          value={filter.status ?? null}
          options={STATUSES.map((status) => ({ value: status, label: t(`domain.chargeStatus.${status}`) }))}
          onChange={(status) => setFilter({ ...filter, status })}
        />
        <FilterSelect
          label={t('charges.filter.failureClass')}
          value={filter.failureClass ?? null}
          options={CLASSES.map((each) => ({ value: each, label: t(`domain.failureClass.${each}`) }))}
          onChange={(failureClass) => setFilter({ ...filter, failureClass })}
        />
        <FilterSelect label={t('charges.filter.market')} value={filter.market ?? null} options={markets} onChange={(market) => setFilter({ ...filter, market })} />
        <FilterSelect
          label={t('charges.filter.requestedBy')}
          value={REQUESTERS.find((each) => each === filter.requestedBy) ?? null}
          options={REQUESTERS.map((each) => ({ value: each, label: t(`charges.by.${each}`) }))}
          onChange={(requestedBy) => setFilter({ ...filter, requestedBy })}
        />
      </FilterBar>
      <Panel flush>
        <KeysetTable list={list} label={t('charges.title')} columns={columns} href={(row) => paths.charge(row.id)} direction="time" empty={<EmptyState text={t('charges.empty')} />} />
      </Panel>
    </Screen>
  );
}
