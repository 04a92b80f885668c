import Add from '@mui/icons-material/AddRounded';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { ActionDialog } from '../../actions/ActionDialog.js';
import { KeysetTable } from '../../components/KeysetTable.js';
import { ListWithDetail } from '../../components/ListWithDetail.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { EmptyState } from '../../components/States.js';
import { useAbility } from '../../data/SessionContext.js';
import { useKeysetList } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import { AdjustmentPanel } from './AdjustmentPanel.js';
import { FindSubscriber } from '../../search/FindSubscriber.js';
import { useLoyaltyColumns } from './loyalty-columns.js';

/** Points that staff gave or took. The one in the address is shown beside the list. */
export default function LoyaltyScreen() {
  const { t } = useText();
  const { seq } = useParams();
  const mayAdjust = useAbility().can('adjustPoints', 'Loyalty');
  const list = useKeysetList('loyaltyAdjustments', { pageSize: 50 });
  const columns = useLoyaltyColumns();
  const [finding, setFinding] = useState(false);
  const [subscriberId, setSubscriberId] = useState<string | null>(null);
  const add = mayAdjust && (
    <Button variant="contained" startIcon={<Add />} onClick={() => setFinding(true)}>
      {t('loyalty.adjust')}
    </Button>
  );
  return (
    <Screen access={['read', 'Loyalty']}>
      <PageHeader title={t('loyalty.title')} lead={t('loyalty.lead')} actions={add} />
      <ListWithDetail
        list={
          <Panel flush>
            <KeysetTable list={list} label={t('loyalty.title')} columns={columns} href={(row) => `/loyaltyAdjustments/${row.seq}`} direction="time" empty={<EmptyState text={t('loyalty.empty')} />} />
          </Panel>
        }
        detail={(seq !== undefined || list.rows.length > 0) && <AdjustmentPanel seq={seq ?? null} />}
      />
      {finding && (
        <FindSubscriber
          title={t('loyalty.find.title')}
          onClose={() => setFinding(false)}
          onFound={(id) => {
            setFinding(false);
            setSubscriberId(id);
          }}
        />
      )}
      {subscriberId && <ActionDialog action="adjustPoints" initialInput={{ subscriberId }} subject={{ subscriberId }} onClose={() => setSubscriberId(null)} />}
    </Screen>
  );
}
