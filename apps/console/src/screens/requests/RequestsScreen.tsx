import { useParams } from 'react-router-dom';
import { FilterBar, FilterSelect } from '../../components/FilterBar.js';
import { KeysetTable } from '../../components/KeysetTable.js';
import { ListWithDetail } from '../../components/ListWithDetail.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { EmptyState } from '../../components/States.js';
import { useKeysetList } from '../../data/use-keyset-list.js';
import type { RequestStatus } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { RequestPanel } from './RequestPanel.js';
import { useRequestColumns } from './requests-columns.js';

const STATUSES = ['AWAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED'] as const satisfies readonly RequestStatus[];
/** Others decide meanwhile. */
const ASK_MILLIS = 15_000;

/** What waits for a second person. The one in the address is shown beside the list. */
export default function RequestsScreen() {
  const { t } = useText();
  const { id } = useParams();
  const list = useKeysetList('actionRequests', { pageSize: 50, filter: { status: 'AWAITING' }, refetchInterval: ASK_MILLIS });
  const { filter, setFilter } = list;
  const columns = useRequestColumns();
  return (
    <Screen access={['read', 'Request']}>
      <PageHeader title={t('requests.title')} lead={t('requests.lead')} />
      <FilterBar active={Object.keys(filter).length > 0} onClear={() => setFilter({})} onRefresh={list.refresh}>
        <FilterSelect
          label={t('requests.columns.state')}
          value={filter.status ?? null}
          options={STATUSES.map((status) => ({ value: status, label: t(`domain.requestStatus.${status}`) }))}
          onChange={(status) => setFilter({ ...filter, status })}
        />
      </FilterBar>
      <ListWithDetail
        list={
          <Panel flush>
            <KeysetTable list={list} label={t('requests.title')} columns={columns} href={(row) => `/actionRequests/${row.id}`} direction="time" empty={<EmptyState text={t('requests.empty')} />} />
          </Panel>
        }
        detail={(id !== undefined || list.rows.length > 0) && <RequestPanel id={id ?? null} />}
      />
    </Screen>
  );
}
