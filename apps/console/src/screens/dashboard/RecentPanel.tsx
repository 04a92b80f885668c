import { Link } from 'react-router-dom';
import { Panel } from '../../components/Panel.js';
import { EmptyState } from '../../components/States.js';
import { useNow } from '../../format/clock.js';
import { relativeTime } from '../../format/countdown.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { actionWords, actorWords } from '../audit/audit.words.js';
import { outcomeNow } from '../audit/outcome.now.js';
import { OutcomeChip } from '../audit/OutcomeChip.js';
import styles from './dashboard.module.css';
import type { Dashboard } from './lead.js';

export interface RecentPanelProps {
  rows: Dashboard['recentActions'] | undefined;
  /** Everybody's actions, with their names; else the reader's own. */
  everybody?: boolean;
}

/** The latest entries of the audit record that concern the reader. */
export function RecentPanel({ rows, everybody = false }: RecentPanelProps) {
  const text = useText();
  const { t, tag } = text;
  const now = useNow();
  if (rows === undefined) return null;
  return (
    <Panel
      flush
      title={t(everybody ? 'dashboard.actionsAll' : 'dashboard.actionsMine')}
      actions={
        <Link to="/auditEntries" className={styles['more']}>
          {t('common.seeAll')}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t('dashboard.actionsEmpty')} />
      ) : (
        <ol className={styles['recent']}>
          {rows.map((row) => (
            <li key={row.seq}>
              <Link to={paths.auditEntry(row.seq)} className={styles['entry']}>
                <span className={styles['what']}>{actionWords(row.action, text)}</span>
                {everybody && <span className={styles['who']}>{row.actorKind === 'anonymous' ? t('audit.actor.anonymous') : actorWords(row, { t })}</span>}
                {outcomeNow(row) !== 'done' && <OutcomeChip outcome={outcomeNow(row)} quiet />}
                <time className={styles['when']} dateTime={row.recordedAt}>
                  {relativeTime(row.recordedAt, now, tag)}
                </time>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
