import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useId, useState, type KeyboardEvent } from 'react';
import { wholeNumber } from '../../actions/form.rules.js';
import { useText } from '../../i18n/LanguageContext.js';
import { retryRange } from './plan.terms.js';
import type { PlanFieldsProps } from './plan-fields.props.js';
import styles from './plan-fields.module.css';
import { dayWords } from './retry.words.js';

/** `+3`, `0`, `−2`, as they are typed. */
function signed(day: number): string {
  return day > 0 ? `+${day}` : String(day).replace('-', '−');
}

/** Days of the retries, each a chip that can be taken away; a new one finds its place in the order by itself. */
export function RetryChips({ input, change, disabled, errorOf }: PlanFieldsProps) {
  const { t } = useText();
  const id = useId();
  const [text, setText] = useState('');
  const days = input.retryOffsetsDays ?? [];
  const range = retryRange(input);
  const typed = wholeNumber(text.replace(/^\+/, ''));
  const fits = typed !== undefined && range !== null && typed > range.first && typed < range.last;
  const strays = range === null ? [] : days.filter((day) => day <= range.first || day >= range.last);
  const bounds = range === null ? t('plans.form.retryWaiting') : t('plans.form.retryRange', { first: dayWords(range.first, { t }), last: dayWords(range.last, { t }) });
  const error = strays.length > 0 || (text !== '' && !fits) ? bounds : errorOf('retryOffsetsDays');
  const add = (): void => {
    if (!fits) return;
    change({ retryOffsetsDays: [...new Set([...days, typed])].sort((a, b) => a - b) });
    setText('');
  };
  return (
    <div className={styles['retries']} role="group" aria-labelledby={id}>
      <span id={id} className={styles['legend']}>
        {t('plans.form.retries')}
      </span>
      <div className={styles['chips']}>
        {days.map((day) => (
          <Chip
            key={day}
            size="small"
            label={signed(day)}
            color={strays.includes(day) ? 'error' : 'default'}
            disabled={disabled}
            aria-label={t('plans.form.retryRemove', { day: dayWords(day, { t }) })}
            onDelete={() => change({ retryOffsetsDays: days.filter((each) => each !== day) })}
          />
        ))}
        <TextField
          className={styles['day'] ?? ''}
          placeholder={t('plans.form.retryAdd')}
          value={text}
          disabled={disabled}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5, 'aria-label': t('plans.form.retryAdd') } }}
        />
        <Button variant="outlined" disabled={disabled || !fits} onClick={add}>
          {t('plans.form.retryAddButton')}
        </Button>
      </div>
      <p className={styles['hint']} data-error={error !== null || undefined}>
        {error ?? (days.length === 0 ? t('plans.form.retryNone') : bounds)}
      </p>
    </div>
  );
}
