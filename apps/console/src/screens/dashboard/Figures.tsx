import type { SvgIconComponent } from '@mui/icons-material';
import Alarm from '@mui/icons-material/AlarmRounded';
import ErrorOutline from '@mui/icons-material/ErrorOutlineRounded';
import Help from '@mui/icons-material/HelpOutlineRounded';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Warning from '@mui/icons-material/WarningAmberRounded';
import { Link } from 'react-router-dom';
import { usePresetFilter } from '../../data/use-preset-filter.js';
import { countText, numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Tone } from '../../theme/tokens.js';
import styles from './dashboard.module.css';
import type { Dashboard } from './lead.js';

/** The figures at the top, each a way into the list behind it. */
export function Figures({ dashboard }: { dashboard: Dashboard | undefined }) {
  const { t, tag } = useText();
  const presetWorklist = usePresetFilter('failedRenewals');
  const presetSubscribers = usePresetFilter('subscribers');
  const presetCharges = usePresetFilter('charges');
  // Suspended lines are those that lose their number next; the first to lose it stands first.
  const openLosing = (): void => presetSubscribers({ status: 'SUSPENDED' }, { field: 'NUMBER_LOST_AT', descending: false });
  const count = (of: Dashboard['openFailures'] | undefined): string | null => (of ? countText(of, tag, (bound) => t('common.list.moreThan', { bound })) : null);
  const alarming = (of: Dashboard['openFailures'] | undefined, tone: Tone): Tone => (of && of.value > 0 ? tone : 'neutral');
  return (
    <div className={styles['figures']}>
      <Figure icon={Warning} tone={alarming(dashboard?.lostWithin24h, 'bad')} label={t('dashboard.lostWithin24h')} value={count(dashboard?.lostWithin24h)} to="/subscribers" onOpen={openLosing} />
      <Figure icon={Alarm} tone={alarming(dashboard?.lostWithin7d, 'warn')} label={t('dashboard.lostWithin7d')} value={count(dashboard?.lostWithin7d)} to="/subscribers" onOpen={openLosing} />
      <Figure icon={ErrorOutline} tone="neutral" label={t('dashboard.openFailures')} value={count(dashboard?.openFailures)} to="/failedRenewals" onOpen={() => presetWorklist({})} />
      <Figure icon={Help} tone={alarming(dashboard?.unknownOutcomes, 'warn')} label={t('dashboard.unknownOutcomes')} hint={t('dashboard.unknownHint')} value={count(dashboard?.unknownOutcomes)} to="/charges" onOpen={() => presetCharges({ status: 'UNKNOWN' })} />
      {typeof dashboard?.planCount === 'number' && (
        <Figure icon={Inventory} tone="neutral" label={t('dashboard.plans')} value={numberText(dashboard.planCount, tag)} to="/plans" />
      )}
    </div>
  );
}

interface FigureProps {
  icon: SvgIconComponent;
  tone: Tone;
  label: string;
  /** null while it is on its way. */
  value: string | null;
  hint?: string;
  to: string;
  /** Before the list opens: the filter that the figure stands for. */
  onOpen?: () => void;
}

function Figure({ icon: Icon, tone, label, value, hint, to, onOpen }: FigureProps) {
  return (
    <Link to={to} onClick={onOpen} className={styles['figure']} data-tone={tone} title={hint}>
      <span className={styles['label']}>
        <Icon aria-hidden />
        {label}
      </span>
      <span className={styles['value']}>{value ?? <span className={styles['bone']} />}</span>
    </Link>
  );
}
