import { useText } from '../../i18n/LanguageContext.js';
import { lifeAxis, type AxisPart, type LifeTerms } from './life.axis.js';
import styles from './life-axis.module.css';
import { dayWords } from './retry.words.js';

/** What becomes of a line that is not renewed, on a time axis: states, charges, and the day the number is lost. */
export function LifeAxis({ terms }: { terms: LifeTerms }) {
  const { t } = useText();
  const parts = lifeAxis(terms);
  const lost = terms.graceDays + terms.suspendedDays;
  return (
    <figure className={styles['axis']} aria-label={t('plans.axis.label')}>
      <ol className={styles['parts']}>
        {parts.map((part) => (
          <Part key={part.stage} part={part} lost={lost} />
        ))}
        <li className={styles['part']} data-stage="free" style={{ flexGrow: 1 }}>
          <span className={styles['bar']} />
          <Words day={lost + terms.quarantineDays} title={t('plans.axis.free')} text={t('plans.axis.freeText')} event={terms.quarantineDays === 0 ? t('plans.axis.lost') : null} />
        </li>
      </ol>
      <figcaption className={styles['legend']}>
        <span className={styles['key']} data-kind="charge" /> {t('plans.axis.legendCharge')}
        <span className={styles['key']} data-kind="retry" /> {t('plans.axis.legendRetry')}
      </figcaption>
    </figure>
  );
}

function Part({ part: { stage, from, days, weight, marks }, lost }: { part: AxisPart; lost: number }) {
  const { t } = useText();
  const event = stage === 'active' ? null : from === lost ? t('plans.axis.lost') : from === 0 ? t('plans.axis.end') : null;
  return (
    <li className={styles['part']} data-stage={stage} style={{ flexGrow: weight }}>
      <span className={styles['bar']}>
        <span className={styles['days']}>{stage !== 'active' && t('plans.days', { count: days })}</span>
        {marks.map(({ kind, day, at }) => (
          <span
            key={`${kind} ${day}`}
            role="img"
            className={styles['mark']}
            data-kind={kind}
            style={{ left: `${at * 100}%` }}
            aria-label={t(`plans.axis.${kind}`, { day: dayWords(day, { t }) })}
            title={t(`plans.axis.${kind}`, { day: dayWords(day, { t }) })}
          />
        ))}
      </span>
      <Words day={stage === 'active' ? null : from} title={t(`plans.axis.${stage}`)} text={t(`plans.axis.${stage}Text`)} event={event} />
    </li>
  );
}

function Words({ day, title, text, event }: { day: number | null; title: string; text: string; event: string | null }) {
  const { t } = useText();
  return (
    <span className={styles['words']}>
      <strong>{title}</strong>
      <span>{text}</span>
      {day !== null && (
        <span className={styles['day']}>
          {day === 0 && event ? event : [dayWords(day, { t }), event].filter(Boolean).join(' · ')}
        </span>
      )}
    </span>
  );
}
