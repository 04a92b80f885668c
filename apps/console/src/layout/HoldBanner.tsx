import PanTool from '@mui/icons-material/PanToolOutlined';
import { Link } from 'react-router-dom';
import { useRead } from '../api/ApiContext.js';
import { useAbility } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';
import { MoneyHoldQuery } from '../screens/invariants/invariants.graphql.js';
import styles from './hold-banner.module.css';

const EVERY_MS = 30_000;

/** On every page while no money moves: so that nobody wonders, and those who can do something about it know where. */
export function HoldBanner() {
  const { t } = useText();
  const ability = useAbility();
  const hold = useRead(MoneyHoldQuery, {}, { refetchInterval: EVERY_MS }).data?.moneyHold;
  if (!hold) return null;
  return (
    <div role="alert" className={styles['banner']}>
      <PanTool aria-hidden />
      <span>{t('invariants.banner')}</span>
      {ability.can('read', 'Invariant') && <Link to="/invariants">{t('invariants.bannerLink')}</Link>}
    </div>
  );
}
