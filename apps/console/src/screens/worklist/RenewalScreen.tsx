import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { ActionDialog } from '../../actions/ActionDialog.js';
import { BudgetMeter } from '../../actions/BudgetMeter.js';
import { stanceAfter } from '../../actions/charge.offer.js';
import { useRead } from '../../api/ApiContext.js';
import { Countdown } from '../../components/Countdown.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { Money } from '../../components/Money.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { RecordFailed } from '../../components/RecordFailed.js';
import { Screen } from '../../components/Screen.js';
import { FailureClassChip, RenewalStatusChip } from '../../components/StateChips.js';
import { useAbility } from '../../data/SessionContext.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { LeaseBar } from '../../lease/LeaseBar.js';
import { paths } from '../../paths.js';
import { RenewalVerdict } from '../../verdict/RenewalVerdict.js';
import { FailureCodes } from '../charges/FailureCodes.js';
import { SubscriberPanel } from '../charges/SubscriberPanel.js';
import { IncidentNote } from './IncidentNote.js';
import { RenewalCharges } from './RenewalCharges.js';
import { RenewalQuery } from './worklist.graphql.js';
import type { Renewal } from './worklist.graphql.js';
import styles from './worklist.module.css';

/** Charges settle and other people act while the page is open. */
const REFRESH_MILLIS = 20_000;

/** One renewal: where it stands, why it failed, and each charge that was tried for it. */
export default function RenewalScreen() {
  const { t } = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(RenewalQuery, { id }, { refetchInterval: REFRESH_MILLIS });
  return (
    <Screen access={['read', 'Renewal']}>
      {data ? <Renewal renewal={data.renewal} /> : error ? <RecordFailed error={error} list={{ to: '/failedRenewals', name: t('common.nav.failedRenewals') }} onRetry={() => void refetch()} /> : <LoadingBar />}
    </Screen>
  );
}

function Renewal({ renewal }: { renewal: Renewal }) {
  const { t, tag } = useText();
  const [charging, setCharging] = useState(false);
  const { subscriberId, lineId, line, status } = renewal;
  const open = status === 'FAILED' || status === 'RETRY_SCHEDULED';
  const standing = open || status === 'UNKNOWN' || status === 'AWAITING';
  const mayCharge = useAbility().can('renewNow', 'Line') && open;
  return (
    <>
      <PageHeader
        title={t('worklist.renewal.title', { date: formatInstant(renewal.periodStart, 'date', tag, line.zone) })}
        tabTitle={t('worklist.renewal.tab')}
        lead={<Link to="/failedRenewals">← {t('worklist.renewal.back')}</Link>}
        status={<RenewalStatusChip status={status} />}
        actions={
          mayCharge &&
          (stanceAfter(renewal.failure?.class) === 'again' ? (
            <Button variant="contained" onClick={() => setCharging(true)}>
              {t('domain.action.renewNow')}
            </Button>
          ) : (
            <Button variant="outlined" component={Link} to={paths.subscriber(subscriberId, lineId)}>
              {t('worklist.solve')}
            </Button>
          ))
        }
      />
      {standing && <LeaseBar lineId={lineId} lease={renewal.lease} />}
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <IncidentNote incident={renewal.incident} />
          <RenewalVerdict renewalId={renewal.id} subscriberId={subscriberId} lineId={lineId} zone={line.zone} />
          {renewal.failure && (
            <Panel title={t('charges.codes.title')} aside={<FailureClassChip status={renewal.failure.class} />}>
              <FailureCodes failure={renewal.failure} />
            </Panel>
          )}
          <Panel flush title={t('worklist.renewal.charges')}>
            <RenewalCharges charges={renewal.charges} />
          </Panel>
        </div>
        <div className={styles['column']}>
          <Facts renewal={renewal} open={standing} />
          {open && renewal.budget && (
            <Panel title={t('charges.budget.title')}>
              <BudgetMeter budget={renewal.budget} lineZone={line.zone} />
            </Panel>
          )}
          <SubscriberPanel subscriber={renewal.subscriber} line={line} />
        </div>
      </div>
      {charging && <ActionDialog action="renewNow" initialInput={{ lineId }} subject={{ subscriberId, lineId }} onClose={() => setCharging(false)} />}
    </>
  );
}

function Facts({ renewal, open }: { renewal: Renewal; open: boolean }) {
  const { t } = useText();
  const { plan, line } = renewal;
  const place = { lineZone: line.zone };
  return (
    <Panel title={t('worklist.renewal.facts')}>
      <DefinitionGrid
        items={[
          { label: t('worklist.renewal.amount'), value: <Money amount={renewal.amount} /> },
          { label: t('worklist.renewal.attempts'), value: renewal.attempts },
          ...(open
            ? [
                { label: t('worklist.renewal.lost'), value: <Countdown to={renewal.numberLostAt} {...place} /> },
                { label: t('worklist.renewal.nextAttempt'), value: renewal.nextAttemptAt === null ? t('subscriber.failure.noNext') : <Instant at={renewal.nextAttemptAt} {...place} /> },
              ]
            : []),
          { label: t('worklist.renewal.period'), value: <Instant at={renewal.periodStart} {...place} /> },
          { label: t('worklist.renewal.created'), value: <Instant at={renewal.createdAt} /> },
          ...(renewal.settledAt ? [{ label: t('worklist.renewal.settled'), value: <Instant at={renewal.settledAt} /> }] : []),
          ...(renewal.extendedTo ? [{ label: t('worklist.renewal.extendedTo'), value: <Instant at={renewal.extendedTo} {...place} /> }] : []),
          {
            label: t('worklist.renewal.plan'),
            value: (
              <>
                <Link to={paths.plan(plan.planId)}>{plan.planName}</Link> · {t('worklist.renewal.version', { number: plan.number })}
              </>
            ),
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}
