import CheckCircle from '@mui/icons-material/CheckCircleOutlineRounded';
import Help from '@mui/icons-material/HelpOutlineRounded';
import Remove from '@mui/icons-material/RemoveCircleOutlineRounded';
import ReportProblem from '@mui/icons-material/ReportProblemOutlined';
import { StatusChip } from '../../components/StatusChip.js';
import { useStaff } from '../../data/SessionContext.js';
import { numberText } from '../../format/amount.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { FindingList } from './FindingList.js';
import type { Invariant } from './invariants.graphql.js';
import styles from './invariants.module.css';

const LOOKS = {
  OK: { tone: 'good', icon: CheckCircle },
  VIOLATED: { tone: 'bad', icon: ReportProblem },
  FAILED: { tone: 'warn', icon: Help },
  NEVER_CHECKED: { tone: 'neutral', icon: Help },
  NOT_YET: { tone: 'neutral', icon: Remove },
} as const;

/** One invariant: what it says, how it stands, and the rows that break it. */
export function InvariantRow({ invariant }: { invariant: Invariant }) {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const { id, title, statement, money, state, notYet, checkedAt, depth, millis, violations, more, failure, open } = invariant;
  const count = t(more ? 'invariants.moreRows' : 'invariants.rows', { count: violations });
  const looked = [
    checkedAt && formatInstant(checkedAt, 'dateTimeSeconds', tag, zone),
    millis !== null && `${numberText(millis, tag)} ms`,
    depth === 'NEW' && t('invariants.onlyNew'),
  ].filter(Boolean);
  return (
    <li className={styles['row']}>
      <span className={styles['id']}>{id}</span>
      <div className={styles['words']}>
        <strong>{title}</strong>
        <span className={styles['faint']}>{statement}</span>
        {notYet !== null && <span className={styles['faint']}>{t('invariants.notYet', { why: notYet })}</span>}
        {failure !== null && <span className={styles['faint']}>{failure === 'TIMED_OUT' ? t('invariants.timedOut') : t('invariants.failedWith', { code: failure })}</span>}
        {open.length > 0 && (
          <details className={styles['details']} open={open.length <= 5}>
            <summary>{count}</summary>
            <FindingList findings={open} />
          </details>
        )}
      </div>
      <div className={styles['state']}>
        <StatusChip {...LOOKS[state]} label={t(`invariants.state.${state}`)} />
        {money && state !== 'NOT_YET' && <span className={styles['faint']}>{t('invariants.holdsMoney')}</span>}
        <span className={styles['faint']}>{looked.join(' · ')}</span>
      </div>
    </li>
  );
}
