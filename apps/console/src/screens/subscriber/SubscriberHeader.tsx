import { CopyText } from '../../components/CopyText.js';
import { PageHeader } from '../../components/PageHeader.js';
import { languageName, marketName } from '../../actions/choice.words.js';
import { useNow } from '../../format/clock.js';
import { formatInstant, zonePlace } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { ActionBar } from './ActionBar.js';
import styles from './subscriber.module.css';
import type { Line, Subscriber } from './subscriber.types.js';

/** Who it is, where it is now for them, and what can be done. */
export function SubscriberHeader({ subscriber, line }: { subscriber: Subscriber; line: Line | undefined }) {
  const { t, tag } = useText();
  const now = useNow().toISOString();
  const place = zonePlace(subscriber.zone, tag);
  return (
    <PageHeader
      title={subscriber.name}
      tabTitle={t('subscriber.title')}
      lead={
        <span className={styles['facts']}>
          <span>{subscriber.email ?? t('subscriber.noEmail')}</span>
          <span>{marketName(subscriber.market, tag)}</span>
          <span>{languageName(subscriber.language, tag)}</span>
          <span className={styles['clock']}>{t('subscriber.localTime', { time: formatInstant(now, 'time', tag, subscriber.zone), place })}</span>
          <span title={t('subscriber.externalId')}>
            <CopyText text={subscriber.externalId} mono />
          </span>
        </span>
      }
      actions={<ActionBar subscriber={subscriber} line={line} />}
    />
  );
}
