import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import { CopyText } from '../components/CopyText.js';
import { Instant } from '../components/Instant.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './confirmation-note.module.css';
import { Note } from './Note.js';

export interface ConfirmationNoteProps {
  confirmation: { readonly url: string | null; readonly endsAt: string; readonly message: string | null };
  lineZone?: string;
}

/** The link under which the subscriber confirms a charge: to be sent with its words or alone, and until when it is good. */
export function ConfirmationNote({ confirmation: { url, endsAt, message }, lineZone }: ConfirmationNoteProps) {
  const { t } = useText();
  return (
    <Note tone="info" icon={HourglassTop} title={t('actions.link.title')}>
      <p className={styles['line']}>
        {t('actions.link.ends')} <Instant at={endsAt} {...(lineZone && { lineZone })} relative />
      </p>
      {url === null ? (
        <p className={styles['line']}>{t('actions.link.none')}</p>
      ) : (
        <dl className={styles['copies']}>
          <dt>{t('actions.link.url')}</dt>
          <dd>
            <CopyText text={url}>
              <a href={url} target="_blank" rel="noreferrer" className={styles['url']}>
                {url}
              </a>
            </CopyText>
          </dd>
          {message !== null && (
            <>
              <dt>{t('actions.link.message')}</dt>
              <dd>
                <CopyText text={message}>
                  <q className={styles['message']}>{message}</q>
                </CopyText>
              </dd>
            </>
          )}
        </dl>
      )}
    </Note>
  );
}
