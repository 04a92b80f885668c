import { Instant } from '../components/Instant.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Verdict } from './verdict.graphql.js';
import styles from './verdict.module.css';

/** What led to what, each with its time on the line's calendar and the reader's; what the verdict rests on stands out. */
export function VerdictTimeline({ evidence, zone }: { evidence: Verdict['evidence']; zone: string }) {
  const { t } = useText();
  return (
    <ol className={styles['timeline']}>
      {evidence.map(({ id, at, title, detail, weight, providerCodes }) => (
        <li key={id} className={styles['event']} data-weight={weight.toLowerCase()}>
          <span className={styles['when']}>
            <Instant at={at} lineZone={zone} style="dateTimeSeconds" />
          </span>
          <span>
            <span className={styles['what']}>{title}</span>
            {detail && <span className={styles['detail']}> · {detail}</span>}
            {providerCodes && <span className={styles['detail']}> · {t('verdict.codes', { code: providerCodes })}</span>}
            {weight !== 'CONTEXT' && <span className={styles['weight']}>{t(`verdict.weight.${weight}`)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
