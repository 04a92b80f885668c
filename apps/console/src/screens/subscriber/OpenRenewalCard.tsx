import type { SvgIconComponent } from '@mui/icons-material';
import Autorenew from '@mui/icons-material/AutorenewRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import Schedule from '@mui/icons-material/ScheduleRounded';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { isUsable } from '../../actions/choice.words.js';
import { Countdown } from '../../components/Countdown.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { KeyHint } from '../../components/KeyHint.js';
import { Money } from '../../components/Money.js';
import { FailureClassChip, RenewalStatusChip } from '../../components/StateChips.js';
import type { FailureClass } from '../../generated/types.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './open-renewal.module.css';
import { useSubscriberActions } from './SubscriberActions.js';
import { isChargeable, isOperable, type Line, type OpenRenewal, type Subscriber } from './subscriber.types.js';
import { usePageKeys } from './use-page-keys.js';

const EXTEND_DAYS = 7;
/** Failures after which the same method may well pass; after the others it will not, and something else is offered first. */
const MAY_PASS: readonly FailureClass[] = ['SOFT', 'TECHNICAL', 'CONFIG'];

/** The renewal that waits to be put right: why it failed, in words, and what would help, one click away. */
export function OpenRenewalCard({ subscriber, line, renewal }: { subscriber: Subscriber; line: Line; renewal: OpenRenewal }) {
  const { t, tag } = useText();
  const { title, text, icon: Icon, tone } = useWords(renewal);
  const { failure } = renewal;
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
        {failure && (
          <p className={styles['text']}>
            <strong>{t('subscriber.failure.advice')}</strong> {failure.advice}
          </p>
        )}
        {renewal.status === 'FAILED' && renewal.nextAttemptAt === null && <p className={styles['text']}>{t('subscriber.failure.givenUp')}</p>}
        <Fixes subscriber={subscriber} line={line} />
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
            { label: t('subscriber.failure.next'), value: renewal.nextAttemptAt === null ? t('subscriber.failure.noNext') : <Instant at={renewal.nextAttemptAt} lineZone={line.zone} />, wide: true },
            { label: t('common.clocks.number'), value: <Countdown to={renewal.numberLostAt} lineZone={line.zone} />, wide: true },
          ]}
        />
      </div>
    </section>
  );
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
  if (status === 'CHARGING') return { title: t('subscriber.failure.chargingTitle'), text: t('subscriber.failure.chargingText'), icon: Autorenew, tone: 'info' };
  if (failure) return { title: failure.title, text: failure.explanation, icon: ErrorIcon, tone: 'bad' };
  return { title: t('subscriber.failure.waitingTitle'), text: t('subscriber.failure.waitingText'), icon: Schedule, tone: 'info' };
}

/** The actions that would put it right. Charging is not offered while an outcome is open: the server would refuse it. */
function Fixes({ subscriber, line }: { subscriber: Subscriber; line: Line }) {
  const { t } = useText();
  const { may, open } = useSubscriberActions();
  const other = subscriber.paymentMethods.find((method) => !method.isDefault && !method.expired && isUsable(method));
  const mayCharge = may('renewNow') && isChargeable(line);
  const chargeOther = useMemo(
    () => (mayCharge && other ? () => open('renewNow', { lineId: line.id, paymentMethodId: other.id }, 'payment_failure') : undefined),
    [mayCharge, other, open, line.id],
  );
  usePageKeys(useMemo(() => ({ m: chargeOther }), [chargeOther]));
  if (!isOperable(line)) return null;
  const failure = line.openRenewal?.failure ?? null;
  const first = mayCharge && (failure === null || MAY_PASS.includes(failure.class)) ? 'again' : chargeOther ? 'other' : 'extend';
  return (
    <div className={styles['fixes']}>
      {mayCharge && (
        <Button variant={first === 'again' ? 'contained' : 'outlined'} aria-keyshortcuts="c" endIcon={<KeyHint keys="C" />} onClick={() => open('renewNow', { lineId: line.id }, 'payment_failure')}>
          {t('subscriber.failure.chargeAgain')}
        </Button>
      )}
      {chargeOther && (
        <Button variant={first === 'other' ? 'contained' : 'outlined'} aria-keyshortcuts="m" endIcon={<KeyHint keys="M" />} onClick={chargeOther}>
          {t('subscriber.failure.chargeOther')}
        </Button>
      )}
      {may('extendValidity') && (
        <Button variant={first === 'extend' ? 'contained' : 'outlined'} aria-keyshortcuts="e" endIcon={<KeyHint keys="E" />} onClick={() => open('extendValidity', { lineId: line.id, days: EXTEND_DAYS }, 'payment_failure')}>
          {t('subscriber.failure.extend', { count: EXTEND_DAYS })}
        </Button>
      )}
    </div>
  );
}
