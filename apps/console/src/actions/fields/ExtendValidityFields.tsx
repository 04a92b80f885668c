import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Instant } from '../../components/Instant.js';
import { useNow } from '../../format/clock.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { wholeNumber } from '../form.rules.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';

const QUICK_DAYS = [3, 7, 14, 30];

/** So many days: the usual ones by one click, any other by typing. */
export function ExtendValidityFields({ input, change, form, subject, disabled, errorOf }: FieldsProps<ActionInputs['extendValidity']>) {
  const { t } = useText();
  const now = useNow();
  const [text, setText] = useState(String(input.days ?? ''));
  const limit = form.limits[0]?.limit ?? null;
  const line = subject?.lines.find(({ id }) => id === input.lineId);
  const choose = (next: string): void => {
    setText(next);
    change({ days: wholeNumber(next) });
  };
  const error = errorOf('days');
  return (
    <>
      {line && (
        <p className={styles['fact']}>
          {t('actions.extend.now')} <Instant at={line.validTo} lineZone={line.zone} inline />
          {Date.parse(line.validTo) <= now.getTime() && <span className={styles['hint']}>{t('actions.extend.lapsed')}</span>}
        </p>
      )}
      <div className={styles['row']}>
        <TextField
          className={styles['short'] ?? ''}
          label={t('actions.field.days')}
          value={text}
          autoFocus
          disabled={disabled}
          error={error !== null}
          helperText={error}
          onChange={(event) => choose(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
        />
        <div className={styles['chips']} role="group" aria-label={t('actions.extend.quick')}>
          {QUICK_DAYS.map((days) => (
            <Button key={days} variant="outlined" disabled={disabled || (limit !== null && days > limit)} aria-pressed={input.days === days} className={styles['chip'] ?? ''} onClick={() => choose(String(days))}>
              {t('actions.extend.days', { count: days })}
            </Button>
          ))}
        </div>
      </div>
    </>
  );
}
