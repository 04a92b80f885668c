import Chip from '@mui/material/Chip';
import { useAbility } from '../../data/SessionContext.js';
import type { KeysetList } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './worklist.module.css';

type Filter = KeysetList<'failedRenewals'>['filter'];

const PRESETS = {
  urgent: { claim: 'FREE', lostWithinDays: 3 },
  mine: { claim: 'MINE' },
  unknown: { status: 'UNKNOWN' },
  awaiting: { status: 'AWAITING' },
  lying: { minAgeHours: 168 },
} as const satisfies Record<string, Filter>;

/** The filters that are wanted every day, one click away. */
export function Presets({ list: { filter, setFilter } }: { list: KeysetList<'failedRenewals'> }) {
  const { t } = useText();
  const mayClaim = useAbility().can('claim', 'Line');
  const names = (Object.keys(PRESETS) as (keyof typeof PRESETS)[]).filter((name) => mayClaim || name !== 'mine');
  return (
    <div className={styles['presets']} role="group" aria-label={t('worklist.presets.label')}>
      {names.map((name) => {
        const isOn = same(PRESETS[name], filter);
        return (
          <Chip
            key={name}
            size="small"
            clickable
            component="button"
            aria-pressed={isOn}
            variant={isOn ? 'filled' : 'outlined'}
            label={t(`worklist.presets.${name}`)}
            onClick={() => setFilter(isOn ? {} : PRESETS[name])}
          />
        );
      })}
    </div>
  );
}

function same(preset: Filter, filter: Filter): boolean {
  const of = (each: Filter): string => JSON.stringify(Object.entries(each).sort());
  return of(preset) === of(filter);
}
