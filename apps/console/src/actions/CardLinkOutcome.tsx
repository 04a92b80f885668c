import ErrorIcon from '@mui/icons-material/ErrorRounded';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import { useRead } from '../api/ApiContext.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Execution } from './action.intents.js';
import { CardLinkQuery } from './actions.graphql.js';
import { LinkNote } from './LinkNote.js';
import { Note } from './Note.js';

/** How often a link that is not there yet is asked for. */
const ASK_MILLIS = 4_000;

/** The page for a new card, once the provider has given it. */
export function CardLinkOutcome({ execution: { status }, subscriberId }: { execution: Execution; subscriberId: string }) {
  const { t } = useText();
  const { data } = useRead(CardLinkQuery, { id: subscriberId }, { refetchInterval: ASK_MILLIS });
  const link = data?.subscriber.cardLink;
  if (link?.status === 'OPEN') return <LinkNote title={t('actions.link.cardTitle')} link={link} />;
  if (status === 'DECLINED') {
    return (
      <Note tone="bad" icon={ErrorIcon} title={t('actions.link.cardRefused')}>
        {t('actions.link.cardRefusedText')}
      </Note>
    );
  }
  return (
    <Note tone="warn" icon={HourglassTop} title={t('actions.link.cardPending')}>
      {t('actions.link.cardPendingText')}
    </Note>
  );
}
