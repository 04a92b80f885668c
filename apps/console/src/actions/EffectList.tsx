import ArrowForward from '@mui/icons-material/ArrowForwardRounded';
import { Instant } from '../components/Instant.js';
import { Money } from '../components/Money.js';
import { numberText } from '../format/amount.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Effect } from './action.intents.js';
import { languageName, listText } from './choice.words.js';
import { moneyOf } from './effect.words.js';
import styles from './effect-list.module.css';

export interface EffectListProps {
  effects: readonly Effect[];
  /** Zone of the line that the effects are on, if it is known; otherwise times are the reader's. */
  lineZone?: string | undefined;
  dimmed?: boolean;
  /** It has happened: what a payment was to bring has come. */
  done?: boolean;
}

/** What an action does: each thing it changes, before and after. What a charge brings is set off from the charge itself. */
export function EffectList({ effects, lineZone, dimmed = false, done = false }: EffectListProps) {
  const { t } = useText();
  const later = done ? [] : effects.filter(comesWithPayment);
  return (
    <div className={styles['effects']} data-dimmed={dimmed || undefined}>
      <Rows effects={effects.filter((effect) => !later.includes(effect))} lineZone={lineZone} />
      {later.length > 0 && <p className={styles['when']}>{t(WHEN[later[0]?.kind ?? ''] ?? 'actions.preview.whenPaid')}</p>}
      {later.length > 0 && <Rows effects={later} lineZone={lineZone} />}
    </div>
  );
}

/** What the later effects wait for. */
const WHEN: Readonly<Record<string, 'actions.preview.whenRefunded' | 'actions.preview.whenAgreed'>> = { REFUND_REQUESTED: 'actions.preview.whenRefunded', TRANSFER_RECEIVED: 'actions.preview.whenAgreed' };

function comesWithPayment({ kind, field }: Effect): boolean {
  return (kind === 'CHARGE_REQUESTED' && field !== 'charge') || (kind === 'TRANSFER_RECEIVED' && field !== 'received') || (kind === 'REFUND_REQUESTED' && field !== 'refund');
}

function Rows({ effects, lineZone }: Pick<EffectListProps, 'effects' | 'lineZone'>) {
  const { label } = useText();
  return (
    <dl className={styles['rows']}>
      {effects.map((effect, index) => (
        <div key={index} className={styles['row']}>
          <dt>{label(isPlanTerm(effect) ? 'actions.field' : 'actions.effect', effect.field)}</dt>
          <dd>
            {effect.before !== null && (
              <span className={styles['before']}>
                <EffectValue effect={effect} value={effect.before} lineZone={lineZone} />
              </span>
            )}
            <span className={styles['after']}>
              {effect.before !== null && <ArrowForward className={styles['arrow'] ?? ''} aria-label="→" />}
              <span>
                <EffectValue effect={effect} value={effect.after} lineZone={lineZone} />
              </span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Terms of a plan version are named as the form names them; its price stands first and has a name of its own. */
function isPlanTerm({ kind, field }: Effect): boolean {
  return kind === 'PLAN_VERSION_PUBLISHED' && field !== 'price';
}

function EffectValue({ effect, value, lineZone }: { effect: Effect; value: string | null; lineZone: string | undefined }) {
  const { t, tag, label } = useText();
  if (value === null || value === '') return t('actions.value.none');
  switch (effect.valueType) {
    case 'INSTANT':
      return <Instant at={value} {...(lineZone && { lineZone })} />;
    case 'MONEY':
      return <Money amount={moneyOf(value)} />;
    case 'POINTS':
      return effect.before === null && effect.field !== 'pointsWrittenOff' ? `+${numberText(value, tag)}` : numberText(value, tag);
    case 'NUMBER':
      return numberText(value, tag);
    case 'FLAG':
      return t(value === 'true' ? 'common.on' : 'common.off');
    case 'TEXT':
      if (effect.field === 'language') return languageName(value, tag);
      if (effect.field === 'consents') return listText(value.split(',').map((channel) => label('actions.choice.consents', channel)), tag);
      if (effect.field === 'periodUnit' || effect.field === 'extensionPolicy') return label(`actions.choice.${effect.field}`, value);
      return effect.field === 'status' || effect.field === 'consent' || effect.field === 'newCard' || effect.kind === 'UNKNOWN_CLOSED' ? label('actions.value', value) : value;
  }
}
