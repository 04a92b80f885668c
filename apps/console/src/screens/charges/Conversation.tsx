import type { SvgIconComponent } from '@mui/icons-material';
import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import CloudOff from '@mui/icons-material/CloudOffRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import Help from '@mui/icons-material/HelpRounded';
import SearchOff from '@mui/icons-material/SearchOffRounded';
import { CopyText } from '../../components/CopyText.js';
import { Instant } from '../../components/Instant.js';
import { EmptyState } from '../../components/States.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Tone } from '../../theme/tokens.js';
import type { Charge } from './charges.graphql.js';
import styles from './conversation.module.css';

type Attempt = Charge['attempts'][number];

const LOOKS: Readonly<Record<string, readonly [Tone, SvgIconComponent]>> = {
  SUCCEEDED: ['good', CheckCircle],
  FAILED: ['bad', ErrorIcon],
  UNKNOWN: ['warn', Help],
  NOT_FOUND: ['neutral', SearchOff],
  NOT_REACHED: ['warn', CloudOff],
};

/** What was said between us and the provider, in order. */
export function Conversation({ attempts }: { attempts: readonly Attempt[] }) {
  const { t } = useText();
  if (attempts.length === 0) return <EmptyState text={t('charges.conversationEmpty')} />;
  return (
    <ol className={styles['timeline']}>
      {attempts.map((attempt) => (
        <Turn key={attempt.seq} attempt={attempt} />
      ))}
    </ol>
  );
}

function Turn({ attempt }: { attempt: Attempt }) {
  const { t, tag, label } = useText();
  const [tone, Icon] = LOOKS[attempt.outcome] ?? ['neutral', Help];
  const millis = Math.max(0, Date.parse(attempt.finishedAt) - Date.parse(attempt.startedAt));
  const codes = [attempt.rawCode, attempt.networkCode, attempt.adviceCode].filter((code) => code !== null);
  return (
    <li className={styles['turn']} data-tone={tone}>
      <Icon aria-hidden className={styles['icon'] ?? ''} />
      <div className={styles['words']}>
        <p className={styles['head']}>
          <span>{label('charges.kind', attempt.kind)}</span>
          <Instant at={attempt.startedAt} style="dateTimeSeconds" />
        </p>
        <p className={styles['answer']}>
          <strong>{label('charges.outcome', attempt.outcome)}</strong>
          {millis > 0 && <span className={styles['took']}>{t('charges.took', { millis: numberText(millis, tag) })}</span>}
          {codes.map((code) => (
            <code key={code}>{code}</code>
          ))}
        </p>
        {attempt.message && <p className={styles['message']}>{attempt.message}</p>}
        {attempt.requestId && (
          <p className={styles['request']}>
            <CopyText text={attempt.requestId}>{t('charges.request', { id: attempt.requestId })}</CopyText>
          </p>
        )}
      </div>
    </li>
  );
}
