import Button from '@mui/material/Button';
import { Instant } from '../../components/Instant.js';
import { Money } from '../../components/Money.js';
import { Panel } from '../../components/Panel.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Charge } from './charges.graphql.js';
import styles from './charges.module.css';
import { Ledger } from './Ledger.js';

/** What went back of a charge, each with where its money went. @param onClose closes by hand one that the provider never spoke of; absent: not the reader's to do */
export function Refunds({ charge: { refunds, line }, onClose }: { charge: Charge; onClose?: (() => void) | undefined }) {
  const { t, label } = useText();
  return refunds.map((refund) => (
    <Panel
      key={refund.id}
      title={`${t('charges.refund.title')} ${refund.reference}`}
      actions={
        onClose &&
        isNeverAnswered(refund) && (
          <Button variant="outlined" size="small" onClick={onClose}>
            {t('domain.action.closeUnknownRefund')}
          </Button>
        )
      }
    >
      <div className={styles['lines']}>
        <p>
          <Money amount={refund.amount} /> · {label('actions.refund.kind', refund.kind.toLowerCase())} · <strong>{label('charges.refund.status', refund.status)}</strong>
        </p>
        <p>
          <Instant at={refund.createdAt} /> · {refund.requestedByName ?? t('charges.refund.elsewhere')}
        </p>
        {refund.failureCode && (
          <p>
            {label('charges.refund.failure', refund.failureCode)} {refund.rawCode && <code>{refund.rawCode}</code>}
          </p>
        )}
        {refund.validityBefore && refund.validityAfter && (
          <p>
            {t('charges.refund.validity')} <Instant at={refund.validityBefore} lineZone={line.zone} /> → <Instant at={refund.validityAfter} lineZone={line.zone} />
          </p>
        )}
        {refund.pointsTaken !== '0' && <p>{t('charges.refund.points', { count: Number(refund.pointsTaken) })}</p>}
        {refund.pointsWrittenOff !== '0' && <p>{t('charges.refund.writtenOff', { count: Number(refund.pointsWrittenOff) })}</p>}
      </div>
      <Ledger postings={refund.postings} open={refund.status === 'PENDING' || refund.status === 'UNKNOWN'} />
    </Panel>
  ));
}

/** The last planned question is over, and nothing of it is booked. */
function isNeverAnswered({ status, nextCheckAt, failureCode }: Charge['refunds'][number]): boolean {
  return status === 'UNKNOWN' && nextCheckAt === null && failureCode === null;
}

/** Payments that the subscriber takes back through the bank. */
export function Disputes({ charge: { disputes } }: { charge: Charge }) {
  const { t, label } = useText();
  return disputes.map((dispute) => (
    <Panel key={dispute.id} title={t('charges.dispute.title')}>
      <div className={styles['lines']}>
        <p>
          <Money amount={dispute.amount} /> · <strong>{label('charges.dispute.status', dispute.status)}</strong> {dispute.reason && <code>{dispute.reason}</code>}
        </p>
        <p>
          <Instant at={dispute.openedAt} /> · {t('charges.dispute.fee')} <Money amount={dispute.fee} />
        </p>
      </div>
      <Ledger postings={dispute.postings} open={dispute.status === 'INQUIRY'} />
    </Panel>
  ));
}
