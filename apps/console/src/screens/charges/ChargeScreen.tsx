import Button from '@mui/material/Button';
import HourglassBottom from '@mui/icons-material/HourglassBottomRounded';
import Help from '@mui/icons-material/HelpRounded';
import { groupedReference } from '#kernel';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { ActionDialog } from '../../actions/ActionDialog.js';
import { BudgetMeter } from '../../actions/BudgetMeter.js';
import { LinkNote } from '../../actions/LinkNote.js';
import { Note } from '../../actions/Note.js';
import { useRead } from '../../api/ApiContext.js';
import { CopyText } from '../../components/CopyText.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { RecordFailed } from '../../components/RecordFailed.js';
import { Screen } from '../../components/Screen.js';
import { ChargeStatusChip } from '../../components/StateChips.js';
import { useAbility } from '../../data/SessionContext.js';
import { useNow } from '../../format/clock.js';
import { relativeTime } from '../../format/countdown.js';
import { useText } from '../../i18n/LanguageContext.js';
import { ChargeFacts } from './ChargeFacts.js';
import { ChargeQuery } from './charges.graphql.js';
import type { Charge } from './charges.graphql.js';
import styles from './charges.module.css';
import { Conversation } from './Conversation.js';
import { FailurePanel } from './FailurePanel.js';
import { Ledger } from './Ledger.js';
import { Disputes, Refunds } from './Refunds.js';
import { SubscriberPanel } from './SubscriberPanel.js';

/** An open charge is asked for again, so that its outcome appears by itself. */
const WHILE_OPEN = 5_000;

/** One charge: what was asked, what the provider said, where the money went. */
export default function ChargeScreen() {
  const { t } = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(ChargeQuery, { id });
  const open = data !== undefined && (isOpen(data.charge) || data.charge.confirmation !== null);
  useRead(ChargeQuery, { id }, { enabled: open, refetchInterval: WHILE_OPEN });
  return (
    <Screen access={['read', 'Charge']}>
      {data ? <Charge charge={data.charge} /> : error ? <RecordFailed error={error} list={{ to: '/charges', name: t('common.nav.charges') }} onRetry={() => void refetch()} /> : <LoadingBar />}
    </Screen>
  );
}

function Charge({ charge }: { charge: Charge }) {
  const { t } = useText();
  const [acting, setActing] = useState<'asking' | 'refunding' | 'receiving' | 'stopping' | 'closing' | 'closingRefund' | null>(null);
  const ability = useAbility();
  const mayAsk = ability.can('askProvider', 'Charge') && (isOpen(charge) || charge.confirmation !== null);
  const mayRefund = ability.can('refundCharge', 'Charge') && charge.refundable !== null && charge.refundable.minor !== '0';
  const mayClose = ability.can('closeUnknownCharge', 'Charge') && charge.status === 'UNKNOWN' && charge.nextCheckAt === null && charge.failure === null;
  const awaited = charge.status === 'AWAITING';
  const close = (): void => setActing(null);
  return (
    <>
      <PageHeader
        title={charge.reference}
        lead={<Link to="/charges">← {t('charges.back')}</Link>}
        status={<ChargeStatusChip status={charge.status} />}
        actions={
          <>
            {mayAsk && (
              <Button variant="contained" onClick={() => setActing('asking')}>
                {t('domain.action.askProvider')}
              </Button>
            )}
            {awaited && charge.confirmation === null && ability.can('receiveTransfer', 'Charge') && (
              <Button variant="contained" onClick={() => setActing('receiving')}>
                {t('domain.action.receiveTransfer')}
              </Button>
            )}
            {awaited && ability.can('stopAwaiting', 'Charge') && (
              <Button variant="outlined" onClick={() => setActing('stopping')}>
                {t('domain.action.stopAwaiting')}
              </Button>
            )}
            {mayClose && (
              <Button variant="outlined" onClick={() => setActing('closing')}>
                {t('domain.action.closeUnknownCharge')}
              </Button>
            )}
            {mayRefund && (
              <Button variant="outlined" onClick={() => setActing('refunding')}>
                {t('domain.action.refundCharge')}
              </Button>
            )}
          </>
        }
      />
      {charge.confirmation ? (
        <div className={styles['unknown']}>
          <LinkNote title={t('actions.link.title')} link={charge.confirmation} lineZone={charge.line.zone} />
        </div>
      ) : (
        awaited && charge.providerReference !== null && <Awaited reference={charge.providerReference} />
      )}
      {charge.status === 'UNKNOWN' && <UnknownOutcome nextCheckAt={charge.nextCheckAt} />}
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {charge.failure && <FailurePanel failure={charge.failure} />}
          <Panel title={t('charges.conversation')}>
            <Conversation attempts={charge.attempts} />
          </Panel>
          <Panel title={t('charges.ledger.title')}>
            <Ledger postings={charge.postings} open={isOpen(charge)} />
          </Panel>
          <Refunds charge={charge} onClose={ability.can('closeUnknownRefund', 'Charge') ? () => setActing('closingRefund') : undefined} />
          <Disputes charge={charge} />
        </div>
        <div className={styles['column']}>
          <ChargeFacts charge={charge} />
          {charge.budget && charge.budget.rules.length > 0 && (
            <Panel title={t('charges.budget.title')}>
              <BudgetMeter budget={charge.budget} lineZone={charge.line.zone} />
            </Panel>
          )}
          <SubscriberPanel subscriber={charge.subscriber} line={charge.line} />
        </div>
      </div>
      {acting === 'asking' && <ActionDialog action="askProvider" initialInput={{ chargeId: charge.id }} initialReason="payment_failure" about={charge.reference} onClose={close} />}
      {(acting === 'receiving' || acting === 'stopping') && (
        <ActionDialog
          action={acting === 'receiving' ? 'receiveTransfer' : 'stopAwaiting'}
          initialInput={{ chargeId: charge.id }}
          subject={{ subscriberId: charge.subscriberId, lineId: charge.lineId }}
          about={charge.reference}
          onClose={close}
        />
      )}
      {(acting === 'refunding' || acting === 'closing' || acting === 'closingRefund') && (
        <ActionDialog
          action={acting === 'refunding' ? 'refundCharge' : acting === 'closing' ? 'closeUnknownCharge' : 'closeUnknownRefund'}
          initialInput={{ chargeId: charge.id }}
          subject={{ subscriberId: charge.subscriberId, lineId: charge.lineId }}
          about={charge.reference}
          onClose={close}
        />
      )}
    </>
  );
}

function isOpen({ status }: Pick<Charge, 'status'>): boolean {
  return status === 'PENDING' || status === 'UNKNOWN';
}

function Awaited({ reference }: { reference: string }) {
  const { t } = useText();
  return (
    <div className={styles['unknown']}>
      <Note tone="info" icon={HourglassBottom} title={t('domain.chargeStatus.AWAITING')}>
        {t('actions.transfer.tell')} <CopyText text={groupedReference(reference)} mono />
      </Note>
    </div>
  );
}

function UnknownOutcome({ nextCheckAt }: { nextCheckAt: string | null }) {
  const { t, tag } = useText();
  const now = useNow();
  return (
    <div className={styles['unknown']}>
      <Note tone="warn" icon={Help} title={t('charges.unknown.title')}>
        {t('charges.unknown.text')} <strong>{nextCheckAt ? t('charges.unknown.next', { time: relativeTime(nextCheckAt, now, tag) }) : t('charges.unknown.none')}</strong>
      </Note>
    </div>
  );
}
