import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useRead } from '../api/ApiContext.js';
import { Panel } from '../components/Panel.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './verdict.module.css';
import { RenewalVerdictQuery } from './verdict.graphql.js';
import { VerdictPanel } from './VerdictPanel.js';

export interface RenewalVerdictProps {
  renewalId: string;
  subscriberId: string;
  lineId: string;
  /** The line's IANA zone. */
  zone: string;
}

/** Answers arrive and other people act while it is on screen. */
const REFRESH_MILLIS = 20_000;

/** The verdict on one renewal, read by itself: the page that it stands on does not wait for it. */
export function RenewalVerdict({ renewalId, subscriberId, lineId, zone }: RenewalVerdictProps) {
  const { t } = useText();
  const { data, error, refetch } = useRead(RenewalVerdictQuery, { id: renewalId }, { refetchInterval: REFRESH_MILLIS });
  if (data) return <VerdictPanel verdict={data.renewal.verdict} subject={{ subscriberId, lineId }} zone={zone} />;
  return (
    <Panel title={t('verdict.title')}>
      {error ? (
        <p className={styles['failed']} role="alert">
          {t('verdict.failed')} {error.message}{' '}
          <Button size="small" onClick={() => void refetch()}>
            {t('verdict.retry')}
          </Button>
        </p>
      ) : (
        <div aria-busy aria-label={t('common.loading')}>
          <Skeleton width="38%" height={28} />
          <Skeleton width="72%" />
          <Skeleton width="24%" height={44} />
        </div>
      )}
    </Panel>
  );
}
