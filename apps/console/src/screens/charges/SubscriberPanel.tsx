import { Link } from 'react-router-dom';
import { Instant } from '../../components/Instant.js';
import { Panel } from '../../components/Panel.js';
import { Phone } from '../../components/Phone.js';
import { LineStatusChip } from '../../components/StateChips.js';
import type { LineStatus } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './charges.module.css';

export interface SubscriberPanelProps {
  subscriber: { readonly id: string; readonly name: string };
  line: { readonly id: string; readonly msisdn: string; readonly status: LineStatus; readonly zone: string; readonly validTo: string };
}

/** Whom it is about; leads to the 360° page. */
export function SubscriberPanel({ subscriber, line }: SubscriberPanelProps) {
  const { t } = useText();
  return (
    <Panel title={t('charges.subscriber')}>
      <Link to={paths.subscriber(subscriber.id, line.id)} className={styles['person']}>
        <strong>{subscriber.name}</strong>
        <Phone msisdn={line.msisdn} />
      </Link>
      <div className={styles['state']}>
        <LineStatusChip status={line.status} />
        <span className={styles['two']}>
          <span className={styles['under']}>{t('charges.validTo')}</span>
          <Instant at={line.validTo} lineZone={line.zone} />
        </span>
      </div>
    </Panel>
  );
}
