import Autorenew from '@mui/icons-material/AutorenewRounded';
import SyncDisabled from '@mui/icons-material/SyncDisabledRounded';
import { NOTHING_RENEWS } from '../data/line.renewal.js';
import type { LineStatus } from '../generated/types.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './auto-renew.module.css';
import { StatusChip } from './StatusChip.js';

export interface AutoRenewChipProps {
  line: { readonly status: LineStatus; readonly autoRenew: boolean };
  labels: { readonly on: string; readonly off: string };
  quiet?: boolean;
}

/** Whether a line renews by itself; a dash where its number is gone, whatever the switch was left at. */
export function AutoRenewChip({ line, labels, quiet = false }: AutoRenewChipProps) {
  const { t } = useText();
  if (NOTHING_RENEWS.includes(line.status)) {
    return (
      <span className={styles['gone']} title={t('common.nothingRenews')}>
        <span aria-hidden className={styles['none']}>
          –
        </span>
        <span className={styles['said']}>{t('common.nothingRenews')}</span>
      </span>
    );
  }
  return <StatusChip quiet={quiet} tone={line.autoRenew ? 'good' : 'neutral'} icon={line.autoRenew ? Autorenew : SyncDisabled} label={line.autoRenew ? labels.on : labels.off} />;
}
