import { useText } from '../i18n/LanguageContext.js';
import styles from './loading-bar.module.css';

/** A thin moving line at the top: something is on its way. Appears after a moment only, so that fast answers do not blink. */
export function LoadingBar() {
  const { t } = useText();
  return <div className={styles['bar']} role="progressbar" aria-label={t('common.loading')} />;
}
