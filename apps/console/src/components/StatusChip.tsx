import type { SvgIconComponent } from '@mui/icons-material';
import Tooltip from '@mui/material/Tooltip';
import type { Tone } from '../theme/tokens.js';
import styles from './status-chip.module.css';

export interface StatusChipProps {
  tone: Tone;
  label: string;
  /** Says the same as the colour, for those who do not see it. */
  icon: SvgIconComponent;
  /** What the state means, on hover and for assistive technology. */
  meaning?: string | undefined;
  /** No fill: for dense tables where many chips stand under each other. */
  quiet?: boolean;
}

/** A state in one word, with icon and tone. Use the chips of `StateChips.tsx` for the states of the domain. */
export function StatusChip({ tone, label, icon: Icon, meaning, quiet = false }: StatusChipProps) {
  const chip = (
    <span className={styles['chip']} data-tone={tone} data-quiet={quiet || undefined}>
      <Icon aria-hidden className={styles['icon'] ?? ''} />
      <span className={styles['label']}>{label}</span>
    </span>
  );
  return meaning ? <Tooltip title={meaning} describeChild>{chip}</Tooltip> : chip;
}
