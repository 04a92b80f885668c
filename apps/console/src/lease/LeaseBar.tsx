import Person from '@mui/icons-material/PersonOutlineRounded';
import Warning from '@mui/icons-material/WarningAmberRounded';
import Button from '@mui/material/Button';
import { useAbility } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './lease.module.css';
import type { Lease } from './lease.graphql.js';
import { useLineLease } from './use-line-lease.js';

/** Who works on a line, for how long still, and the step that the reader can take. */
export function LeaseBar({ lineId, lease }: { lineId: string; lease: Lease | null }) {
  const { t } = useText();
  const may = useAbility();
  const steps = useLineLease(lineId, lease);
  if (!may.can('claim', 'Line')) return lease && <p className={styles['bar']}><Holder lease={lease} /></p>;
  const isForeign = lease !== null && !lease.mine;
  return (
    <div className={styles['bar']} role="status" data-tone={steps.isLost || isForeign ? 'warn' : lease ? 'good' : undefined}>
      {steps.isLost && (
        <span className={styles['lost']}>
          <Warning aria-hidden fontSize="small" /> {t('worklist.lease.lost')}
        </span>
      )}
      {lease ? <Holder lease={lease} /> : <span className={styles['free']}>{t('worklist.lease.free')}</span>}
      {steps.error && <span className={styles['lost']}>{steps.error.message}</span>}
      {!lease && (
        <Button size="small" variant="outlined" disabled={steps.isBusy} onClick={steps.claim}>
          {t('worklist.lease.claim')}
        </Button>
      )}
      {lease?.mine && (
        <Button size="small" variant="text" disabled={steps.isBusy} onClick={steps.release}>
          {t('worklist.lease.release')}
        </Button>
      )}
      {isForeign && may.can('takeOver', 'Line') && (
        <Button size="small" variant="outlined" disabled={steps.isBusy} onClick={steps.takeOver}>
          {t('worklist.lease.takeOver')}
        </Button>
      )}
    </div>
  );
}

/** Who it is and how long still, as of the last read. */
function Holder({ lease }: { lease: Lease }) {
  const { t } = useText();
  const count = Math.ceil(lease.secondsLeft / 60);
  return (
    <span className={styles['holder']}>
      <Person aria-hidden fontSize="small" />
      {lease.mine ? t('worklist.lease.mine', { count }) : t('worklist.lease.theirs', { name: lease.staffName, count })}
    </span>
  );
}

/** The same in a list, as short as can be. */
export function LeaseMark({ lease }: { lease: Lease | null }) {
  const { t } = useText();
  if (!lease) return null;
  return (
    <span className={styles['mark']} data-mine={lease.mine || undefined} title={lease.mine ? t('worklist.lease.mine', { count: Math.ceil(lease.secondsLeft / 60) }) : undefined}>
      <Person aria-hidden fontSize="inherit" />
      {lease.mine ? t('worklist.lease.you') : lease.staffName}
    </span>
  );
}
