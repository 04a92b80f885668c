import CheckCircle from '@mui/icons-material/CheckCircleOutlineRounded';
import Help from '@mui/icons-material/HelpOutlineRounded';
import Verified from '@mui/icons-material/VerifiedOutlined';
import { CopyText } from '../components/CopyText.js';
import { Panel } from '../components/Panel.js';
import { StatusChip } from '../components/StatusChip.js';
import { useText } from '../i18n/LanguageContext.js';
import { NextSteps } from './NextSteps.js';
import type { Verdict } from './verdict.graphql.js';
import styles from './verdict.module.css';
import { VerdictTimeline } from './VerdictTimeline.js';

export interface VerdictPanelProps {
  verdict: Verdict;
  subject: { subscriberId: string; lineId: string };
  /** The line's IANA zone. */
  zone: string;
}

const TONES = { CERTAIN: 'accent', LIKELY: 'warn', UNDETERMINED: 'neutral' } as const;
const ICONS = { CERTAIN: Verified, LIKELY: CheckCircle, UNDETERMINED: Help } as const;

/** One cause, how sure it is, and the one thing to do; what it rests on and what would prove it wrong are a keystroke away. */
export function VerdictPanel({ verdict, subject, zone }: VerdictPanelProps) {
  const { t } = useText();
  const { certainty, title, explanation, toSubscriber, falsifiers, ruledOut, evidence, steps, standing } = verdict;
  return (
    <Panel title={t('verdict.title')} aside={<StatusChip tone={TONES[certainty]} label={t(`verdict.certainty.${certainty}`)} icon={ICONS[certainty]} meaning={t(`verdict.meaning.${certainty}`)} />}>
      <div className={styles['verdict']} data-standing={standing.toLowerCase()}>
        <div>
          <p className={styles['cause']}>{title}</p>
          <p className={styles['explanation']}>{explanation}</p>
        </div>
        <NextSteps steps={steps} subject={subject} />
        <div className={styles['tell']}>
          <h3 className={styles['heading']}>{t('verdict.tell')}</h3>
          <CopyText text={toSubscriber}>
            <q className={styles['quote']}>{toSubscriber}</q>
          </CopyText>
        </div>
        <div>
          <h3 className={styles['heading']}>{t('verdict.wrongIf')}</h3>
          <ul className={styles['list']}>
            {falsifiers.map((falsifier) => (
              <li key={falsifier}>{falsifier}</li>
            ))}
          </ul>
        </div>
        {evidence.length > 0 && (
          <details className={styles['more']}>
            <summary>{t('verdict.evidence', { count: evidence.length })}</summary>
            <VerdictTimeline evidence={evidence} zone={zone} />
          </details>
        )}
        {ruledOut.length > 0 && (
          <details className={styles['more']}>
            <summary>{t('verdict.ruledOut')}</summary>
            <ul className={styles['list']}>
              {ruledOut.map(({ cause, title: other, reason }) => (
                <li key={cause}>
                  <span className={styles['struck']}>{other}</span> – {reason}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}
