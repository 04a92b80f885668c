import { useNow } from '../format/clock.js';
import { urgencyOf } from '../format/countdown.js';
import { useText } from '../i18n/LanguageContext.js';
import { Countdown } from './Countdown.js';
import { Instant } from './Instant.js';
import styles from './dual-clock.module.css';

export interface DualClockProps {
  serviceLostAt: string;
  numberLostAt: string;
  /** The line's IANA zone. */
  zone: string;
}

/** The two clocks of a line side by side: when service is lost, and when the number is. Each in the line's and the reader's zone. */
export function DualClock({ serviceLostAt, numberLostAt, zone }: DualClockProps) {
  const { t } = useText();
  const now = useNow();
  const clocks = [
    { at: serviceLostAt, label: t(urgencyOf(serviceLostAt, now) === 'over' ? 'common.clocks.serviceGone' : 'common.clocks.service') },
    { at: numberLostAt, label: t(urgencyOf(numberLostAt, now) === 'over' ? 'common.clocks.numberGone' : 'common.clocks.number') },
  ];
  return (
    <dl className={styles['clocks']}>
      {clocks.map(({ at, label }, index) => (
        <div key={index} className={styles['clock']} data-urgency={urgencyOf(at, now)}>
          <dt className={styles['label']}>{label}</dt>
          <dd className={styles['value']}>
            <Countdown to={at} lineZone={zone} />
            <Instant at={at} lineZone={zone} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
