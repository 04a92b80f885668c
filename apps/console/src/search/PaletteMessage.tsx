import { ErrorState } from '../components/States.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './search-palette.module.css';

export interface PaletteMessageProps {
  typed: string;
  /** Characters that a question needs. */
  least: number;
  error: unknown;
  /** How many hits; null while there is no answer to what was typed. */
  found: number | null;
  onRetry: () => void;
}

/** What the palette says instead of hits: how to ask, that there is nothing, or that it failed. */
export function PaletteMessage({ typed, least, error, found, onRetry }: PaletteMessageProps) {
  const { t } = useText();
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (typed === '') return <p className={styles['message']}>{t('search.hint')}</p>;
  if (typed.length < least) return <p className={styles['message']}>{t('search.tooShort', { count: least - typed.length })}</p>;
  if (found !== 0) return null;
  return (
    <p className={styles['message']} role="status">
      <strong>{t('search.nothing', { text: typed })}</strong>
      <br />
      {t('search.nothingHint')}
    </p>
  );
}
