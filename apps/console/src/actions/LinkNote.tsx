import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import { CopyText } from '../components/CopyText.js';
import { Instant } from '../components/Instant.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './link-note.module.css';
import { Note } from './Note.js';

export interface LinkNoteProps {
  title: string;
  link: { readonly url: string | null; readonly endsAt: string; readonly message: string | null };
  lineZone?: string;
}

/** A link for the subscriber: to be sent with its words or alone, and until when it is good. */
export function LinkNote({ title, link: { url, endsAt, message }, lineZone }: LinkNoteProps) {
  const { t } = useText();
  return (
    <Note tone="info" icon={HourglassTop} title={title}>
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
