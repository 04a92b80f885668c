import Search from '@mui/icons-material/SearchRounded';
import { KeyHint } from '../components/KeyHint.js';
import { useText } from '../i18n/LanguageContext.js';
import { ProfileMenu } from './ProfileMenu.js';
import styles from './top-bar.module.css';

export interface TopBarProps {
  onSearch: () => void;
  onHelp: () => void;
}

/** The search box is always in view; it opens the palette. */
export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useText();
  return (
    <header className={styles['bar']}>
      <button type="button" className={styles['search']} onClick={onSearch} aria-keyshortcuts="/ Control+K Meta+K">
        <Search aria-hidden className={styles['icon'] ?? ''} />
        <span className={styles['placeholder']}>{t('search.placeholder')}</span>
        <KeyHint keys="/" />
      </button>
      <ProfileMenu onHelp={onHelp} />
    </header>
  );
}
