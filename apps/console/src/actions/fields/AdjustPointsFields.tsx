import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { numberOrWrong, wholeNumber } from '../form.rules.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';

/** Give or take, and how many; the sign is never typed. */
export function AdjustPointsFields({ input, change, subject, disabled, errorOf }: FieldsProps<ActionInputs['adjustPoints']>) {
  const { t } = useText();
  const [sign, setSign] = useState<1 | -1>((input.points ?? 0) < 0 ? -1 : 1);
  const [text, setText] = useState(input.points === undefined ? '' : String(Math.abs(input.points)));
  const [days, setDays] = useState(Number.isNaN(input.validDays) ? '' : String(input.validDays ?? ''));
  const tell = (nextSign: 1 | -1, nextText: string, nextDays: string): void => {
    setSign(nextSign);
    setText(nextText);
    setDays(nextDays);
    const size = wholeNumber(nextText);
    change({ points: size === undefined || size <= 0 ? undefined : nextSign * size, validDays: nextSign > 0 ? numberOrWrong(nextDays) : undefined });
  };
  const error = errorOf('points');
  return (
    <>
      {subject && <p className={styles['fact']}>{t('actions.points.balance', { count: Number(subject.pointsBalance) })}</p>}
      <div className={styles['row']}>
        <ToggleButtonGroup className={styles['either'] ?? ''} exclusive size="small" value={sign} disabled={disabled} aria-label={t('actions.points.direction')} onChange={(_, next: 1 | -1 | null) => next && tell(next, text, days)}>
          <ToggleButton value={1}>{t('actions.points.give')}</ToggleButton>
          <ToggleButton value={-1}>{t('actions.points.take')}</ToggleButton>
        </ToggleButtonGroup>
        <TextField
          className={styles['short'] ?? ''}
          label={t('actions.field.points')}
          value={text}
          autoFocus
          disabled={disabled}
          error={error !== null}
          helperText={error}
          onChange={(event) => tell(sign, event.target.value, days)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'numeric', maxLength: 7 } }}
        />
        {sign < 0 ? (
          <p className={styles['beside']}>{t('actions.points.takeHelp')}</p>
        ) : (
          <TextField
            className={styles['grow'] ?? ''}
            label={t('actions.field.validDays')}
            value={days}
            disabled={disabled}
            error={errorOf('validDays') !== null}
            helperText={errorOf('validDays') ?? t('actions.points.validHelp')}
            onChange={(event) => tell(sign, text, event.target.value)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
          />
        )}
      </div>
    </>
  );
}
