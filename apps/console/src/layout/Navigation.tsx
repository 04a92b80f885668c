import Today from '@mui/icons-material/TodayOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { NavLink } from 'react-router-dom';
import { useText } from '../i18n/LanguageContext.js';
import { paths } from '../paths.js';
import { Logo } from './Logo.js';
import styles from './navigation.module.css';
import { useScreens } from './use-screens.js';

export function Navigation() {
  const { t } = useText();
  const screens = useScreens();
  return (
    <nav className={styles['nav']} aria-label={t('common.nav.label')}>
      <NavLink to={paths.dashboard} className={styles['brand'] ?? ''} end>
        <Logo />
        <span>{t('common.product')}</span>
      </NavLink>
      <ul className={styles['items']}>
        <Item to={paths.dashboard} icon={Today} label={t('common.nav.dashboard')} />
        {screens.map(({ resource, icon, label }) => (
          <Item key={resource} to={`/${resource}`} icon={icon} label={t(label)} />
        ))}
      </ul>
    </nav>
  );
}

function Item({ to, icon: Icon, label }: { to: string; icon: SvgIconComponent; label: string }) {
  return (
    <li>
      <NavLink to={to} end={to === paths.dashboard} className={styles['item'] ?? ''}>
        <Icon aria-hidden className={styles['icon'] ?? ''} />
        <span className={styles['label']}>{label}</span>
      </NavLink>
    </li>
  );
}
