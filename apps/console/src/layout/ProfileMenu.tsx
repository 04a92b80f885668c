import { LOCALES } from '#kernel';
import ExpandMore from '@mui/icons-material/ExpandMoreRounded';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useColorScheme } from '@mui/material/styles';
import { useLogout, useNotify } from 'ra-core';
import { useState } from 'react';
import { asApiError } from '../api/api-error.js';
import { useSession, useStaff } from '../data/SessionContext.js';
import { LANGUAGE_NAMES, useText } from '../i18n/LanguageContext.js';
import { KeyHint } from '../components/KeyHint.js';
import { zonePlace } from '../format/instant.js';
import styles from './profile-menu.module.css';

const THEMES = ['system', 'light', 'dark'] as const;

export function ProfileMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useText();
  const staff = useStaff();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button type="button" className={styles['open']} aria-label={t('common.profile.open')} aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        <span aria-hidden className={styles['avatar']}>{initials(staff.name)}</span>
        <span className={styles['who']}>
          <span className={styles['name']}>{staff.name}</span>
          <span className={styles['role']}>{t(`domain.role.${staff.role}`)}</span>
        </span>
        <ExpandMore aria-hidden fontSize="small" />
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: -6, horizontal: 'right' }}
        slotProps={{ paper: { className: styles['paper'] ?? '', role: 'dialog', 'aria-label': staff.name } }}
      >
        <ProfilePanel
          onHelp={() => {
            setAnchor(null);
            onHelp();
          }}
        />
      </Popover>
    </>
  );
}

function ProfilePanel({ onHelp }: { onHelp: () => void }) {
  const { t, tag, locale } = useText();
  const staff = useStaff();
  const session = useSession();
  const notify = useNotify();
  const logout = useLogout();
  const { mode, setMode } = useColorScheme();
  const prefer = (preferences: { locale?: string; zone?: string }): void => {
    session.setPreferences(preferences).catch((problem: unknown) => notify(asApiError(problem).message || t('common.states.unreachable'), { type: 'error' }));
  };
  return (
    <div className={styles['panel']}>
      <div className={styles['identity']}>
        <strong>{staff.name}</strong>
        <span>{staff.email}</span>
        <span>
          {t(`domain.role.${staff.role}`)} · {staff.markets ? staff.markets.join(', ') : t('common.profile.allMarkets')}
        </span>
      </div>
      <Choice label={t('common.profile.language')} value={locale} options={LOCALES.map((each) => [each, LANGUAGE_NAMES[each]])} onChange={(next) => prefer({ locale: next })} />
      <Choice label={t('common.profile.zone')} value={staff.zone} options={zones(staff.zone, tag)} onChange={(next) => prefer({ zone: next })} />
      <Choice label={t('common.profile.theme')} value={mode ?? 'system'} options={THEMES.map((each) => [each, t(`common.profile.themes.${each}`)])} onChange={(next) => setMode(next)} />
      <div className={styles['foot']}>
        <button type="button" className={styles['help']} onClick={onHelp}>
          {t('common.profile.shortcuts')}
          <KeyHint keys="?" />
        </button>
        <Button variant="outlined" fullWidth onClick={() => void logout({}, '/login', false)}>
          {t('common.profile.signOut')}
        </Button>
      </div>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <label className={styles['choice']}>
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find(([each]) => each === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The zones that this browser knows, and the one that is set even if it does not, by their places. */
function zones(current: string, tag: string): readonly (readonly [string, string])[] {
  const known = [...new Set([current, ...Intl.supportedValuesOf('timeZone')])];
  return known.map((zone) => [zone, zonePlace(zone, tag)] as const).sort(([, a], [, b]) => a.localeCompare(b, tag));
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0] ?? '').join('').toUpperCase();
}
