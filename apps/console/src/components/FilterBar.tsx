import Close from '@mui/icons-material/CloseRounded';
import Refresh from '@mui/icons-material/RefreshRounded';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { useText } from '../i18n/LanguageContext.js';
import styles from './filter-bar.module.css';

export interface FilterBarProps {
  /** `FilterSelect`s and other fields. */
  children: ReactNode;
  /** Whether there is anything to clear. */
  active: boolean;
  onClear: () => void;
  onRefresh?: () => void;
  /** At the right: export links and the like. */
  actions?: ReactNode;
}

/** One row of filters above a list. */
export function FilterBar({ children, active, onClear, onRefresh, actions }: FilterBarProps) {
  const { t } = useText();
  return (
    <div className={styles['bar']} role="group" aria-label={t('common.list.filters')}>
      {children}
      {active && (
        <Button variant="text" startIcon={<Close />} onClick={onClear}>
          {t('common.list.clearFilters')}
        </Button>
      )}
      <span className={styles['end']}>
        {actions}
        {onRefresh && (
          <Tooltip title={t('common.list.refresh')}>
            <IconButton aria-label={t('common.list.refresh')} onClick={onRefresh}>
              <Refresh fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
      </span>
    </div>
  );
}

export interface FilterSelectProps<Value extends string> {
  label: string;
  /** null is "any". */
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | null) => void;
}

/** One choice or any. The browser's own list: opens by keyboard, reads well, costs nothing. */
export function FilterSelect<Value extends string>({ label, value, options, onChange }: FilterSelectProps<Value>) {
  const { t } = useText();
  return (
    <label className={styles['field']} data-set={value !== null || undefined}>
      <span className={styles['label']}>{label}</span>
      <select className={styles['select']} value={value ?? ''} onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value ?? null)}>
        <option value="">{t('common.list.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
