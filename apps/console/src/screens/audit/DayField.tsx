import CalendarMonth from '@mui/icons-material/CalendarMonthRounded';
import { useId, useRef, useState } from 'react';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './audit.module.css';
import { dayText, dayTyped } from './day.text.js';

export interface DayFieldProps {
  label: string;
  /** `YYYY-MM-DD`, or empty. */
  day: string;
  /** Bounds of the calendar. */
  earliest?: string;
  latest?: string;
  onChange: (day: string) => void;
}

/** A day as the page's language writes it: a date field of the browser's shows it in the browser's. The calendar is the browser's own. */
export function DayField({ label, day, earliest = '', latest = '', onChange }: DayFieldProps) {
  const { t, tag } = useText();
  // null while nothing else than the day itself stands in the field.
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const hint = useId();
  const take = (): void => {
    if (typed === null) return;
    const found = dayTyped(typed, tag);
    setWrong(found === null);
    if (found === null) return;
    setTyped(null);
    if (found !== day) onChange(found);
  };
  const choose = (chosen: string): void => {
    setTyped(null);
    setWrong(false);
    onChange(chosen);
  };
  return (
    <span className={styles['field']} data-set={day !== '' || undefined} data-wrong={isWrong || undefined}>
      <label className={styles['dayLabel']}>
        <span className={styles['label']}>{label}</span>
        <input
          type="text"
          className={styles['day']}
          inputMode="numeric"
          autoComplete="off"
          maxLength={14}
          placeholder={t('audit.filter.dayFormat')}
          aria-invalid={isWrong}
          aria-describedby={hint}
          value={typed ?? dayText(day, tag)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
      </label>
      <input ref={calendar} type="date" className={styles['native']} tabIndex={-1} aria-hidden value={day} min={earliest} max={latest} onChange={(event) => choose(event.target.value)} />
      <button type="button" className={styles['calendar']} aria-label={t('audit.filter.calendar', { label })} onClick={() => calendar.current?.showPicker()}>
        <CalendarMonth aria-hidden />
      </button>
      <span id={hint} role="status" className={styles['hint']}>
        {isWrong && t('audit.filter.dayWrong', { format: t('audit.filter.dayFormat') })}
      </span>
    </span>
  );
}
