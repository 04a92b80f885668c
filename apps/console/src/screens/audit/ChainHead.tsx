import LinkIcon from '@mui/icons-material/LinkRounded';
import { useRead } from '../../api/ApiContext.js';
import { Hash } from '../../components/Hash.js';
import { numberText } from '../../format/amount.js';
import { formatInstant } from '../../format/instant.js';
import { useStaff } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { ChainHeadQuery } from './audit.graphql.js';
import styles from './audit.module.css';

/** The last entry of the chain, for those who watch over it; nothing for the others, whom the server does not tell. */
export function ChainHead() {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const head = useRead(ChainHeadQuery, {}).data?.dashboard.chainHead;
  if (!head) return null;
  return (
    <div className={styles['head']}>
      <LinkIcon aria-hidden />
      <strong>
        {t('audit.head')} #{numberText(head.seq, tag)}
      </strong>
      <span className={styles['hash']}>
        <Hash hash={head.hash} />
      </span>
      <span className={styles['faint']}>
        {head.recordedAt && `${t('audit.headAt', { time: formatInstant(head.recordedAt, 'dateTimeSeconds', tag, zone) })} · `}
        {t('audit.headHint')}
      </span>
    </div>
  );
}
