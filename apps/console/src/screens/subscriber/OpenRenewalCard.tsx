import type { SvgIconComponent } from '@mui/icons-material';
import Autorenew from '@mui/icons-material/AutorenewRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import Schedule from '@mui/icons-material/ScheduleRounded';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { chargeOffer } from '../../actions/charge.offer.js';
import { Countdown } from '../../components/Countdown.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { KeyHint } from '../../components/KeyHint.js';
import { Money } from '../../components/Money.js';
import { FailureClassChip, RenewalStatusChip } from '../../components/StateChips.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './open-renewal.module.css';
import { useSubscriberActions } from './SubscriberActions.js';
import { isChargeable, isOperable, type Line, type OpenRenewal, type Subscriber } from './subscriber.types.js';
import { usePageKeys } from './use-page-keys.js';

const EXTEND_DAYS = 7;

/** The renewal that waits to be put right: why it failed, in words, and what would help, one click away. */
export function OpenRenewalCard({ subscriber, line, renewal }: { subscriber: Subscriber; line: Line; renewal: OpenRenewal }) {
  const { t, tag } = useText();
  const { title, text, icon: Icon, tone } = useWords(renewal);
  const { failure } = renewal;
  const open = subscriber.charges.find(({ renewalId, status }) => renewalId === renewal.id && (status === 'UNKNOWN' || status === 'PENDING' || status === 'AWAITING'));
  return (
    <section className={styles['card']} data-tone={tone} aria-labelledby="open-renewal">
      <Icon aria-hidden className={styles['icon'] ?? ''} />
      <div className={styles['words']}>
        <div className={styles['head']}>
          <h2 id="open-renewal" className={styles['title']}>
            {title}
          </h2>
          <RenewalStatusChip status={renewal.status} />
          {failure && <FailureClassChip status={failure.class} />}
        </div>
        <p className={styles['text']}>{text}</p>
        {renewal.status === 'FAILED' && renewal.nextAttemptAt === null && <p className={styles['text']}>{t('subscriber.failure.givenUp')}</p>}
        <Fixes subscriber={subscriber} line={line} renewal={renewal} />
        {open && open.status !== 'AWAITING' && <AskProvider chargeId={open.id} />}
        {failure?.rawCode && (
          <p className={styles['codes']}>
            {t('subscriber.failure.codes', { code: failure.rawCode })}
            {failure.networkCode && ` · ${t('subscriber.failure.network', { code: failure.networkCode })}`}
          </p>
        )}
      </div>
      <div className={styles['facts']}>
        <DefinitionGrid
          columnWidth={110}
          items={[
            { label: t('subscriber.failure.amount'), value: <span className={styles['amount']}><Money amount={renewal.amount} /></span> },
            { label: t('subscriber.failure.attempts'), value: numberText(renewal.attempts, tag) },
            { label: t(open ? 'subscriber.failure.nextCheck' : 'subscriber.failure.next'), value: <Next at={open ? open.nextCheckAt : renewal.nextAttemptAt} zone={line.zone} />, wide: true },
            ...(open ? [{ label: t('subscriber.charges.reference'), value: <Link to={paths.charge(open.id)} className={styles['charge']}>{open.reference}</Link>, wide: true }] : []),
            { label: t('common.clocks.number'), value: <Countdown to={renewal.numberLostAt} lineZone={line.zone} />, wide: true },
          ]}
        />
      </div>
    </section>
  );
}

/** The one thing that helps while an outcome is open. */
function AskProvider({ chargeId }: { chargeId: string }) {
  const { t } = useText();
  const { may, open } = useSubscriberActions();
  if (!may('askProvider')) return null;
  return (
    <div className={styles['fixes']}>
      <Button variant="contained" onClick={() => open('askProvider', { chargeId }, 'payment_failure')}>
        {t('domain.action.askProvider')}
      </Button>
    </div>
  );
}

/** When something happens by itself: the time, and how far off it is. */
function Next({ at, zone }: { at: string | null; zone: string }) {
  const { t } = useText();
  return at === null ? t('subscriber.failure.noNext') : <Instant at={at} lineZone={zone} relative />;
}

interface Words {
  readonly title: string;
  readonly text: string;
  readonly icon: SvgIconComponent;
  readonly tone: 'bad' | 'warn' | 'info';
}

function useWords({ status, failure }: OpenRenewal): Words {
  const { t } = useText();
  if (status === 'UNKNOWN') return { title: t('subscriber.failure.unknownTitle'), text: t('subscriber.failure.unknownText'), icon: HourglassTop, tone: 'warn' };
  if (status === 'AWAITING') return { title: t('domain.renewalStatus.AWAITING'), text: t('subscriber.failure.awaitingText'), icon: HourglassTop, tone: 'info' };
  if (status === 'CHARGING') return { title: t('subscriber.failure.chargingTitle'), text: t('subscriber.failure.chargingText'), icon: Autorenew, tone: 'info' };
  if (failure) return { title: failure.title, text: failure.explanation, icon: ErrorIcon, tone: 'bad' };
  return { title: t('subscriber.failure.waitingTitle'), text: t('subscriber.failure.waitingText'), icon: Schedule, tone: 'info' };
}

/** The usual actions, each by its key; which of them is best, the verdict says beneath. No charge while an outcome is open or after consent was withdrawn, and none of a method that will not pass. */
function Fixes({ subscriber, line, renewal }: { subscriber: Subscriber; line: Line; renewal: OpenRenewal }) {
  const { t } = useText();
  const { may, open } = useSubscriberActions();
  const { stance, other } = useMemo(() => chargeOffer(subscriber, renewal), [subscriber, renewal]);
  const mayCharge = may('renewNow') && isChargeable(line) && stance !== 'never';
  const chargeOther = useMemo(
    () => (mayCharge && other !== null ? () => open('renewNow', { lineId: line.id, paymentMethodId: other }, 'payment_failure') : undefined),
    [mayCharge, other, open, line.id],
  );
  usePageKeys(useMemo(() => ({ m: chargeOther }), [chargeOther]));
  if (!isOperable(line)) return null;
  const again = mayCharge && stance === 'again';
  return (
    <>
      {mayCharge && !again && !chargeOther && <p className={styles['text']}>{t('subscriber.failure.noOther')}</p>}
      <div className={styles['fixes']}>
        {again && (
          <Button variant="outlined" aria-keyshortcuts="c" endIcon={<KeyHint keys="C" />} onClick={() => open('renewNow', { lineId: line.id }, 'payment_failure')}>
            {t('domain.action.renewNow')}
          </Button>
        )}
        {chargeOther && (
          <Button variant="outlined" aria-keyshortcuts="m" endIcon={<KeyHint keys="M" />} onClick={chargeOther}>
            {t('subscriber.failure.chargeOther')}
          </Button>
        )}
        {may('extendValidity') && (
          <Button variant="outlined" aria-keyshortcuts="e" endIcon={<KeyHint keys="E" />} onClick={() => open('extendValidity', { lineId: line.id, days: EXTEND_DAYS }, 'payment_failure')}>
            {t('subscriber.failure.extend', { count: EXTEND_DAYS })}
          </Button>
        )}
      </div>
    </>
  );
}
