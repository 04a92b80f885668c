import { useNow } from '../../format/clock.js';
import { useStaff } from '../../data/SessionContext.js';
import { formatInstant, showSameTime } from '../../format/instant.js';
import type { TextKey } from '../../i18n/catalogue.js';
import { useText } from '../../i18n/LanguageContext.js';
import { lifeSegments, placeOn, type LifeState } from './life.segments.js';
import styles from './life-bar.module.css';
import type { Line } from './subscriber.types.js';

/** What happens at the end of each state. */
const ENDS = {
  ACTIVE: 'common.clocks.service',
  GRACE: 'subscriber.life.suspendedFrom',
  SUSPENDED: 'common.clocks.number',
  QUARANTINE: 'subscriber.life.recycled',
} as const satisfies Record<LifeState, TextKey>;
/** From here on the number is close to its edge, or beyond it. */
const LATE = 0.72;

/** Where the line stands between its first day and the loss of its number, with today on it. */
export function LifeBar({ line }: { line: Line }) {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const now = useNow();
  const segments = lifeSegments(line);
  const place = placeOn(segments, now);
  const date = (at: Date, where: string): string => formatInstant(at.toISOString(), 'date', tag, where);
  return (
    <figure className={styles['figure']} aria-label={t('subscriber.life.label')}>
      <div className={styles['pinRow']} aria-hidden>
        <span className={styles['pin']} style={{ left: `${place * 100}%` }} data-side={place > LATE ? 'left' : 'right'}>
          <span className={styles['pinLabel']}>
            {t('subscriber.life.today')} · {formatInstant(now.toISOString(), 'date', tag, line.zone)}
          </span>
        </span>
      </div>
      <ol className={styles['bar']}>
        {segments.map(({ state, from, to, share }) => (
          <li key={state} className={styles['segment']} data-state={state} data-now={(from <= now && now < to) || undefined} aria-current={from <= now && now < to ? 'step' : undefined} style={{ flexGrow: share }}>
            <span className={styles['track']}>
              <span className={styles['name']}>{t(`subscriber.life.${state}`)}</span>
            </span>
            <span className={styles['end']}>
              <span>{t(ENDS[state])}</span>
              <time dateTime={to.toISOString()}>{date(to, line.zone)}</time>
              {!showSameTime(to.toISOString(), line.zone, zone) && date(to, zone) !== date(to, line.zone) && (
                <span className={styles['other']}>
                  {t('common.time.yourZone')} {date(to, zone)}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
