import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { ActionDialog } from '../../actions/ActionDialog.js';
import { useRead } from '../../api/ApiContext.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { RecordFailed } from '../../components/RecordFailed.js';
import { Screen } from '../../components/Screen.js';
import { PlanStatusChip } from '../../components/StateChips.js';
import { useAbility } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { LifeAxis } from './LifeAxis.js';
import { PlanEditor } from './PlanEditor.js';
import { PlanFacts } from './PlanFacts.js';
import { PlanQuery } from './plans.graphql.js';
import type { Plan } from './plans.graphql.js';
import styles from './plans.module.css';
import { RetiredNote } from './RetiredNote.js';
import { VersionTable } from './VersionTable.js';

/** One plan: its terms in force, what they mean for a line, and how they came to be. */
export default function PlanScreen() {
  const { t } = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(PlanQuery, { id });
  return (
    <Screen access={['read', 'Plan']}>
      {data ? <Plan plan={data.plan} /> : error ? <RecordFailed error={error} list={{ to: '/plans', name: t('common.nav.plans') }} onRetry={() => void refetch()} /> : <LoadingBar />}
    </Screen>
  );
}

function Plan({ plan }: { plan: Plan }) {
  const { t } = useText();
  return (
    <>
      <PageHeader
        title={plan.name}
        lead={<Link to="/plans">← {t('plans.back')}</Link>}
        status={<PlanStatusChip status={plan.status} />}
        actions={<PlanActions plan={plan} />}
      />
      <div className={styles['stack']}>
        {plan.status === 'RETIRED' && <RetiredNote planId={plan.id} />}
        <PlanFacts plan={plan} />
        <Panel title={t('plans.axis.label')} aside={t('plans.current')}>
          <LifeAxis terms={plan.current} />
        </Panel>
        <Panel flush title={t('plans.versions')} aside={t('plans.versionsLead')}>
          <VersionTable versions={plan.versions} currentId={plan.current.id} />
        </Panel>
      </div>
    </>
  );
}

function PlanActions({ plan }: { plan: Plan }) {
  const { t } = useText();
  const ability = useAbility();
  const [open, setOpen] = useState<'version' | 'retire' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {ability.can('retirePlan', 'Plan') && plan.status === 'ACTIVE' && (
        <Button variant="outlined" onClick={() => setOpen('retire')}>
          {t('domain.action.retirePlan')}
        </Button>
      )}
      {ability.can('publishPlanVersion', 'Plan') && plan.status === 'ACTIVE' && (
        <Button variant="contained" onClick={() => setOpen('version')}>
          {t('domain.action.publishPlanVersion')}
        </Button>
      )}
      {open === 'version' && <PlanEditor plan={plan} onClose={close} />}
      {open === 'retire' && <ActionDialog action="retirePlan" initialInput={{ planId: plan.id }} about={`${plan.name} · ${plan.market}`} onClose={close} />}
    </>
  );
}
