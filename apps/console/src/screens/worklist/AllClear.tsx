import Celebration from '@mui/icons-material/CelebrationRounded';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './worklist.module.css';

/** The empty worklist: what everybody works for. */
export function AllClear() {
  const { t } = useText();
  return (
    <div className={styles['clear']} role="status">
      <span className={styles['medal']}>
        <Celebration aria-hidden />
      </span>
      <h2>{t('worklist.emptyTitle')}</h2>
      <p>{t('worklist.emptyText')}</p>
    </div>
  );
}
