import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { stanceAfter } from '../../actions/charge.offer.js';
import { Countdown } from '../../components/Countdown.js';
import type { Column } from '../../components/DataTable.js';
import { Money } from '../../components/Money.js';
import { Phone } from '../../components/Phone.js';
import { FailureClassChip, LineStatusChip, RenewalStatusChip } from '../../components/StateChips.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { useNow } from '../../format/clock.js';
import { relativeTime, urgencyOf } from '../../format/countdown.js';
import { LeaseMark } from '../../lease/LeaseBar.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './worklist.module.css';

export type WorklistRow = ListRow<'failedRenewals'>;

/** `onCharge` is null for roles that do not charge. */
export function useWorklistColumns(onCharge: ((row: WorklistRow) => void) | null): readonly Column<WorklistRow>[] {
  const { t } = useText();
  return useMemo(
    () => [
      { key: 'subscriber', header: t('worklist.columns.subscriber'), cell: (row) => <Who row={row} /> },
      { key: 'lost', header: t('worklist.columns.lost'), cell: (row) => <Lost row={row} />, width: '136px' },
      { key: 'reason', header: t('worklist.columns.reason'), cell: (row) => <Reason row={row} /> },
      { key: 'state', header: t('worklist.columns.state'), cell: (row) => <State row={row} />, width: '182px' },
      { key: 'amount', header: t('worklist.columns.amount'), cell: (row) => <Amount row={row} />, align: 'end', width: '150px' },
      ...(onCharge ? [{ key: 'act', header: t('worklist.columns.act'), cell: (row: WorklistRow) => <Charge row={row} onCharge={onCharge} />, align: 'end' as const, width: '116px' }] : []),
    ],
    [t, onCharge],
  );
}

function Who({ row }: { row: WorklistRow }) {
  const now = useNow();
  return (
    <span className={styles['who']} data-urgency={urgencyOf(row.numberLostAt, now)}>
      {row.name}
      <span className={styles['under']}>
        <Phone msisdn={row.msisdn} />
      </span>
      <LeaseMark lease={row.lease} />
    </span>
  );
}

function Lost({ row }: { row: WorklistRow }) {
  return (
    <span className={styles['two']}>
      <Countdown to={row.numberLostAt} lineZone={row.zone} />
      <LineStatusChip status={row.lineStatus} quiet />
    </span>
  );
}

/** Why, in words; leads to the renewal with everything that was tried. */
function Reason({ row }: { row: WorklistRow }) {
  const { t } = useText();
  return (
    <span className={styles['two']}>
      <Link to={paths.renewal(row.renewalId)} className={styles['reason']}>
        {row.awaited ? t(`worklist.awaited.${row.awaited}`) : (row.failureTitle ?? t('worklist.noReason'))}
      </Link>
      {row.failureClass && <FailureClassChip status={row.failureClass} quiet />}
    </span>
  );
}

function State({ row }: { row: WorklistRow }) {
  const { t, tag } = useText();
  const now = useNow();
  const noNext = row.status === 'FAILED' ? t('subscriber.failure.noNext') : null;
  const next = row.nextAttemptAt ? t('worklist.next', { time: relativeTime(row.nextAttemptAt, now, tag) }) : noNext;
  return (
    <span className={styles['two']}>
      <RenewalStatusChip status={row.status} quiet />
      <span className={styles['under']}>
        {t('worklist.attempts', { count: row.attempts })}
        {next && ` · ${next}`}
      </span>
    </span>
  );
}

function Amount({ row }: { row: WorklistRow }) {
  return (
    <span className={styles['amount']}>
      <Money amount={row.amount} />
      <span className={styles['under']}>
        {row.planName} · {row.market}
      </span>
    </span>
  );
}

/** A charge whose outcome is not known, or that waits for the subscriber, must not be followed by another. Where the same method will not pass, what would help is on the subscriber's page. */
function Charge({ row, onCharge }: { row: WorklistRow; onCharge: (row: WorklistRow) => void }) {
  const { t } = useText();
  if (row.status === 'UNKNOWN' || row.status === 'AWAITING') return null;
  if (stanceAfter(row.failureClass) !== 'again') {
    return (
      <Button variant="text" component={Link} to={paths.subscriber(row.subscriberId, row.lineId)} aria-label={t('worklist.solveWho', { name: row.name })}>
        {t('worklist.solve')}
      </Button>
    );
  }
  return (
    <Button variant="text" data-charge aria-label={t('worklist.chargeWho', { name: row.name })} onClick={() => onCharge(row)}>
      {t('subscriber.methods.charge')}
    </Button>
  );
}
