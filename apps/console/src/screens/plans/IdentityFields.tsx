import { isMarket } from '#kernel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { NativeSelect } from '../../actions/fields/NativeSelect.js';
import { useText } from '../../i18n/LanguageContext.js';
import { codeFor } from './plan.terms.js';
import type { PlanFieldsProps } from './plan-fields.props.js';
import styles from './plan-fields.module.css';

const KINDS = ['prepaid', 'keep_alive'] as const;
const CODE = /^[a-z0-9][a-z0-9-]{1,39}$/;

/** What a plan is called, and where it is sold. The code follows the name until it is typed. */
export function IdentityFields({ input, change, disabled, errorOf }: PlanFieldsProps) {
  const { t } = useText();
  const [name, setName] = useState(input.name ?? '');
  const [code, setCode] = useState(input.code ?? '');
  const [ownCode, setOwnCode] = useState(false);
  const tell = (nextName: string, nextCode: string): void => {
    setName(nextName);
    setCode(nextCode);
    change({ name: nextName.trim() || undefined, code: CODE.test(nextCode) ? nextCode : undefined });
  };
  const wrongCode = code !== '' && !CODE.test(code);
  return (
    <div className={styles['four']}>
      <TextField
        autoFocus
        className={styles['wide'] ?? ''}
        label={t('plans.form.name')}
        value={name}
        disabled={disabled}
        error={errorOf('name') !== null}
        helperText={errorOf('name')}
        onChange={(event) => tell(event.target.value, ownCode ? code : codeFor(event.target.value))}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 120 } }}
      />
      <TextField
        className={styles['wide'] ?? ''}
        label={t('plans.form.code')}
        value={code}
        disabled={disabled}
        error={wrongCode || errorOf('code') !== null}
        helperText={errorOf('code') ?? t('plans.form.codeHelp')}
        onChange={(event) => {
          setOwnCode(event.target.value !== '');
          tell(name, event.target.value.toLowerCase());
        }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 40, spellCheck: false } }}
      />
      <MarketField input={input} change={change} disabled={disabled} errorOf={errorOf} />
      <NativeSelect
        label={t('plans.form.kind')}
        value={input.kind ?? ''}
        options={KINDS.map((kind) => ({ value: kind, label: t(`plans.kind.${kind}`) }))}
        disabled={disabled}
        onChange={(kind) => change({ kind })}
      />
    </div>
  );
}

/** Two letters, answered with the country that they mean. */
function MarketField({ input, change, disabled, errorOf }: PlanFieldsProps) {
  const { t, tag } = useText();
  const [text, setText] = useState(input.market ?? '');
  const known = isMarket(text);
  const error = text.length === 2 && !known ? t('plans.form.marketUnknown') : errorOf('market');
  const country = known ? new Intl.DisplayNames(tag, { type: 'region' }).of(text) : undefined;
  return (
    <TextField
      label={t('plans.form.market')}
      value={text}
      disabled={disabled}
      error={error !== null}
      helperText={error ?? country ?? t('plans.form.marketHelp')}
      onChange={(event) => {
        const next = event.target.value.trim().toUpperCase();
        setText(next);
        change({ market: isMarket(next) ? next : undefined });
      }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2, spellCheck: false, autoComplete: 'off' } }}
    />
  );
}
