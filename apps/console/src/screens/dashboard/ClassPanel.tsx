import { Link } from 'react-router-dom';
import { Panel } from '../../components/Panel.js';
import { FailureClassChip } from '../../components/StateChips.js';
import { EmptyState } from '../../components/States.js';
import { usePresetFilter } from '../../data/use-preset-filter.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './dashboard.module.css';
import type { Dashboard } from './lead.js';

/** How the open failures divide by what can be done about them. */
export function ClassPanel({ shares }: { shares: Dashboard['byClass'] | undefined }) {
  const { t, tag } = useText();
  const preset = usePresetFilter('failedRenewals');
  if (shares === undefined) return null;
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <Panel title={t('dashboard.byClass')}>
      {shares.length === 0 ? (
        <EmptyState title={t('dashboard.byClassEmpty')} />
      ) : (
        <ul className={styles['shares']}>
          {[...shares]
            .sort((a, b) => b.count - a.count)
            .map(({ failureClass, count }) => (
              <li key={failureClass} className={styles['row']}>
                <Link to="/failedRenewals" onClick={() => preset({ failureClass })} className={styles['share']}>
                  <FailureClassChip status={failureClass} quiet />
                  <span className={styles['bar']} aria-hidden>
                    <span style={{ width: `${(100 * count) / most}%` }} />
                  </span>
                  <span className={styles['number']}>{numberText(count, tag)}</span>
                </Link>
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}
