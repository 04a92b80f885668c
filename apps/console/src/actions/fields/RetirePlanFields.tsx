import { useText } from '../../i18n/LanguageContext.js';
import styles from './fields.module.css';

/** Nothing to fill in: what it means, in a sentence. */
export function RetirePlanFields() {
  const { t } = useText();
  return <p className={styles['hint']}>{t('actions.retire')}</p>;
}
