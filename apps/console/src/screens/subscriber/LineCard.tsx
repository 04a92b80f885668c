import Switch from '@mui/material/Switch';
import { Link } from 'react-router-dom';
import { usePeriodText } from '../../actions/fields/period-text.js';
import { AutoRenewChip } from '../../components/AutoRenewChip.js';
import { CopyText } from '../../components/CopyText.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { DualClock } from '../../components/DualClock.js';
import { Instant, LocalDate } from '../../components/Instant.js';
import { Money } from '../../components/Money.js';
import { Panel } from '../../components/Panel.js';
import { LineStatusChip } from '../../components/StateChips.js';
import { NOTHING_RENEWS } from '../../data/line.renewal.js';
import { moneyText } from '../../format/amount.js';
import { formatInstant } from '../../format/instant.js';
import { phoneText } from '../../format/phone.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { LifeBar } from './LifeBar.js';
import styles from './line-card.module.css';
import { useSubscriberActions } from './SubscriberActions.js';
import { hasLife, isOperable, type Line } from './subscriber.types.js';

/** One line: its number (which is copied unless it is masked), its plan in words, how long it lasts, and both clocks. */
export function LineCard({ line, isMasked }: { line: Line; isMasked: boolean }) {
  const { t } = useText();
  const isGone = NOTHING_RENEWS.includes(line.status);
  // While a renewal is open, the scheduler's next step is its next attempt.
  const nextCharge = line.openRenewal?.nextAttemptAt ?? line.renewAt;
  return (
    <Panel>
      <div className={styles['head']}>
        <span className={styles['msisdn']}>
          {isMasked ? phoneText(line.msisdn) : <CopyText text={line.msisdn}>{phoneText(line.msisdn)}</CopyText>}
        </span>
        <LineStatusChip status={line.status} />
        <AutoRenew line={line} />
      </div>
      <p className={styles['plan']}>
        <Link to={paths.plan(line.plan.planId)} className={styles['planName']}>
          {line.plan.planName}
        </Link>{' '}
        {isGone ? <span className={styles['terms']}>v{line.plan.number}</span> : <PlanTerms plan={line.plan} />}
      </p>
      {isGone && <Gone line={line} />}
      <dl className={styles['validity']}>
        <div>
          <dt>{t('subscriber.line.validThrough')}</dt>
          <dd className={styles['through']}>
            <LocalDate date={line.validThrough} />
          </dd>
        </div>
        <div>
          <dt>{t('subscriber.line.ends')}</dt>
          <dd>
            <Instant at={line.validTo} lineZone={line.zone} />
          </dd>
        </div>
        {!isGone && (
          <div>
            <dt>{t('subscriber.line.renewAt')}</dt>
            <dd>{nextCharge === null ? t('subscriber.line.noRenewal') : <Instant at={nextCharge} lineZone={line.zone} />}</dd>
          </div>
        )}
        <div>
          <dt>{t('subscriber.line.balance')}</dt>
          <dd className={styles['balance']}>
            <Money amount={line.balance} />
          </dd>
        </div>
      </dl>
      {hasLife(line) && (
        <>
          <LifeBar line={line} />
          <div className={styles['clocks']}>
            <DualClock serviceLostAt={line.serviceLostAt} numberLostAt={line.numberLostAt} zone={line.zone} />
          </div>
        </>
      )}
      <Identifiers line={line} />
    </Panel>
  );
}

/** Why nothing can be done with this number any more. */
function Gone({ line: { status, numberLostAt, zone } }: { line: Line }) {
  const { t, tag } = useText();
  return (
    <p className={styles['gone']}>
      {status === 'PORTED_OUT' ? t('subscriber.line.portedOut') : t('subscriber.line.lost', { date: formatInstant(numberLostAt, 'date', tag, zone) })}
    </p>
  );
}

function AutoRenew({ line }: { line: Line }) {
  const { t } = useText();
  const { may, open } = useSubscriberActions();
  if (!may('setAutoRenew') || !isOperable(line)) {
    return (
      <span className={styles['autoRenew']}>
        {NOTHING_RENEWS.includes(line.status) && t('subscriber.line.autoRenew')}
        <AutoRenewChip line={line} labels={{ on: t('subscriber.line.autoRenewOn'), off: t('subscriber.line.autoRenewOff') }} />
      </span>
    );
  }
  return (
    <label className={styles['autoRenew']}>
      {t('subscriber.line.autoRenew')}
      <Switch size="small" checked={line.autoRenew} onChange={() => open('setAutoRenew', { lineId: line.id, autoRenew: !line.autoRenew })} />
      <span className={styles['onOff']}>{t(line.autoRenew ? 'common.on' : 'common.off')}</span>
    </label>
  );
}

/** The terms in one sentence, as one would say them to a caller. */
function PlanTerms({ plan }: { plan: Line['plan'] }) {
  const { t, locale } = useText();
  const period = usePeriodText();
  const parts = [
    t('subscriber.line.terms', { price: moneyText(plan.price, locale), period: period(plan) }),
    t(plan.extensionPolicy.toLowerCase() === 'floor' ? 'subscriber.line.floor' : 'subscriber.line.additive'),
    plan.maxAccumulatedDays === null ? null : t('subscriber.line.cap', { count: plan.maxAccumulatedDays }),
    plan.pointsEarned > 0 ? t('subscriber.line.earns', { count: plan.pointsEarned }) : null,
  ];
  return (
    <span className={styles['terms']}>
      v{plan.number} · {parts.filter((part) => part !== null).join(' · ')}
    </span>
  );
}

function Identifiers({ line }: { line: Line }) {
  const { t } = useText();
  return (
    <div className={styles['identifiers']}>
      <DefinitionGrid
        columnWidth={110}
        items={[
          { label: t('subscriber.line.profile'), value: t(`domain.profileState.${line.profileState}`) },
          { label: 'ICCID', value: line.iccid && <span className={styles['mono']}>{line.iccid}</span> },
          { label: 'EID', value: line.eid && <span className={styles['mono']}>{line.eid}</span> },
          { label: 'IMSI', value: line.imsi && <span className={styles['mono']}>{line.imsi}</span> },
          { label: t('subscriber.line.validSince'), value: <Instant at={line.validFrom} style="date" /> },
        ]}
      />
    </div>
  );
}
