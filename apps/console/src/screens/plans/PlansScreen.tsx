import Add from '@mui/icons-material/AddRounded';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { KeysetTable } from '../../components/KeysetTable.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { EmptyState } from '../../components/States.js';
import { useAbility } from '../../data/SessionContext.js';
import { useKeysetList } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { PlanEditor } from './PlanEditor.js';
import { usePlanColumns } from './plan-columns.js';
import styles from './plans.module.css';

/** What is on sale, and what was. */
export default function PlansScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const mayCreate = useAbility().can('createPlan', 'Plan');
  const list = useKeysetList('plans', { pageSize: 100 });
  const columns = usePlanColumns();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  const close = (): void => {
    setCreating(false);
    if (created) void navigate(paths.plan(created));
  };
  const add = mayCreate && (
    <Button variant="contained" startIcon={<Add />} onClick={() => setCreating(true)}>
      {t('domain.action.createPlan')}
    </Button>
  );
  return (
    <Screen access={['read', 'Plan']}>
      <PageHeader title={t('plans.title')} lead={t('plans.lead')} actions={add} />
      <div className={styles['bar']}>
        <FormControlLabel
          control={<Checkbox size="small" checked={list.filter.includeRetired ?? false} onChange={(_, checked) => list.setFilter(checked ? { includeRetired: true } : {})} />}
          label={t('plans.showRetired')}
          slotProps={{ typography: { variant: 'body2' } }}
        />
      </div>
      <Panel flush>
        <KeysetTable list={list} label={t('plans.title')} columns={columns} href={(row) => paths.plan(row.id)} empty={<EmptyState text={t('plans.empty')} action={add} />} />
      </Panel>
      {creating && <PlanEditor onDone={(execution) => setCreated(execution.id)} onClose={close} />}
    </Screen>
  );
}
