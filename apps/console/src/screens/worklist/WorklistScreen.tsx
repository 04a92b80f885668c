import Button from '@mui/material/Button';
import { record } from '#permissions';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { ActionDialog } from '../../actions/ActionDialog.js';
import { ExportLink } from '../../components/ExportLink.js';
import { KeyHint } from '../../components/KeyHint.js';
import { KeysetTable } from '../../components/KeysetTable.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { useRowButton } from '../../components/use-row-button.js';
import { useAbility } from '../../data/SessionContext.js';
import { useKeysetList } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { BulkBar } from '../bulk/BulkBar.js';
import { useSelectColumn } from '../bulk/select-column.js';
import { useSelection } from '../bulk/use-selection.js';
import { AllClear } from './AllClear.js';
import { OpenIncidents } from './IncidentNote.js';
import { Presets } from './Presets.js';
import { useWorklistColumns, type WorklistRow } from './worklist-columns.js';
import { WorklistFilters } from './WorklistFilters.js';
import styles from './worklist.module.css';

/** Others work on the same list: it is read again by itself. */
const EVERY_MINUTE = 60_000;

/** Renewals that went wrong, the number that is lost first at the top. */
export default function WorklistScreen() {
  const { t } = useText();
  const ability = useAbility();
  const [mayCharge, mayBulk] = [ability.can('renewNow', 'Line'), ability.can('bulk', 'Line')];
  // A run is seen by who began it, and by who reads the whole record.
  const readsAllRuns = ability.can('read', record('AuditEntry', { actorId: '' }));
  const list = useKeysetList('failedRenewals', { pageSize: 50, refetchInterval: EVERY_MINUTE });
  const [charging, setCharging] = useState<WorklistRow | null>(null);
  const selection = useSelection(list.filter);
  const own = useWorklistColumns(mayCharge ? setCharging : null);
  const select = useSelectColumn(selection, list.rows);
  const columns = useMemo(() => (mayBulk ? [select, ...own] : own), [mayBulk, select, own]);
  useRowButton('c', 'charge');
  useRowButton('x', 'select');
  return (
    <Screen access={['read', 'Renewal']}>
      <PageHeader
        title={t('worklist.title')}
        lead={<Lead mayCharge={mayCharge} mayBulk={mayBulk} />}
        actions={
          <>
            {(mayBulk || readsAllRuns) && (
              <Button variant="text" component={Link} to={paths.bulkRuns}>
                {t('bulk.title')}
              </Button>
            )}
            <ExportLink list="failed-renewals" subject="Renewal" filter={list.filter} />
          </>
        }
      />
      <OpenIncidents list={list} />
      <Presets list={list} />
      <WorklistFilters list={list} />
      {mayBulk && <BulkBar list={list} selection={selection} />}
      <Panel flush>
        <KeysetTable list={list} label={t('worklist.title')} columns={columns} href={(row) => paths.subscriber(row.subscriberId, row.lineId)} empty={<AllClear />} />
      </Panel>
      {charging && (
        <ActionDialog
          action="renewNow"
          initialInput={{ lineId: charging.lineId }}
          subject={{ subscriberId: charging.subscriberId, lineId: charging.lineId }}
          onClose={() => setCharging(null)}
        />
      )}
    </Screen>
  );
}

function Lead({ mayCharge, mayBulk }: { mayCharge: boolean; mayBulk: boolean }) {
  const { t } = useText();
  return (
    <span className={styles['lead']}>
      {t('worklist.lead')}
      <span className={styles['keys']}>
        <KeyHint keys="J" /> <KeyHint keys="K" /> {t('worklist.keys.move')} <KeyHint keys={t('common.keys.enter')} /> {t('worklist.keys.open')}
        {mayCharge && (
          <>
            <KeyHint keys="C" /> {t('worklist.keys.charge')}
          </>
        )}
        {mayBulk && (
          <>
            <KeyHint keys="X" /> {t('bulk.keys')}
          </>
        )}
      </span>
    </span>
  );
}
