import { Link } from 'react-router-dom';
import { Phone } from '../../components/Phone.js';
import { LineStatusChip, RenewalStatusChip } from '../../components/StateChips.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './line-switcher.module.css';
import type { Line } from './subscriber.types.js';

/** The lines of one subscriber, the one that is lost first in front. Nothing for a single line. */
export function LineSwitcher({ subscriberId, lines, current }: { subscriberId: string; lines: readonly Line[]; current: Line | undefined }) {
  const { t } = useText();
  if (lines.length < 2) return null;
  return (
    <nav className={styles['lines']} aria-label={t('subscriber.lines')}>
      {lines.map((line) => (
        <Link key={line.id} to={paths.subscriber(subscriberId, line.id)} replace className={styles['line']} aria-current={line === current ? 'page' : undefined}>
          <Phone msisdn={line.msisdn} />
          <LineStatusChip status={line.status} quiet />
          {line.openRenewal && <RenewalStatusChip status={line.openRenewal.status} quiet />}
        </Link>
      ))}
    </nav>
  );
}
