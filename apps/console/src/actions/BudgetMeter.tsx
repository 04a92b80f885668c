import Block from '@mui/icons-material/BlockRounded';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import { Instant } from '../components/Instant.js';
import { numberText } from '../format/amount.js';
import type { BudgetFieldsFragment } from '../generated/types.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './budget-meter.module.css';
import { brandName } from './choice.words.js';
import { Note } from './Note.js';

type Rule = BudgetFieldsFragment['rules'][number];

const HOURS_OF_DAY = 24;

/** How often a card was declined by the networks' rules, how often it may be, and from when it may be tried again. */
export function BudgetMeter({ budget, lineZone }: { budget: BudgetFieldsFragment; lineZone?: string | undefined }) {
  const { t, label } = useText();
  const { rules, never, nextAllowedAt, assumed, brand } = budget;
  const spent = rules.some(isSpent);
  return (
    <div className={styles['meter']}>
      {never !== null && (
        <Note tone="bad" icon={Block} title={t('charges.budget.neverTitle')}>
          {label('charges.budget.never', never)}
        </Note>
      )}
      {never === null && spent && nextAllowedAt !== null && (
        <Note tone="warn" icon={HourglassTop} title={t('charges.budget.spentTitle')}>
          {t('charges.budget.nextAllowed')} <Instant at={nextAllowedAt} relative {...(lineZone && { lineZone })} />
        </Note>
      )}
      <ul className={styles['rules']}>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </ul>
      {assumed && <p className={styles['hint']}>{t('charges.budget.assumed', { brand: brandName(brand, t) })}</p>}
    </div>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  const { t, tag, label } = useText();
  const { used, cap, windowHours, network, counts, since, source } = rule;
  const window = windowHours <= HOURS_OF_DAY ? t('charges.budget.hours', { count: windowHours }) : t('charges.budget.days', { count: windowHours / HOURS_OF_DAY });
  const name = t('charges.budget.rule', { network: brandName(network, t), counts: label('charges.budget.counts', counts), window });
  const from = since === null ? source : t('charges.budget.since', { source, date: since });
  return (
    <li className={styles['rule']} title={from}>
      <span className={styles['name']}>{name}</span>
      <meter className={styles['bar']} min={0} max={cap} value={Math.min(used, cap)} data-spent={isSpent(rule) || undefined} aria-label={name} />
      <span className={styles['count']}>{t('charges.budget.used', { used: numberText(used, tag), cap: numberText(cap, tag) })}</span>
      <span className={styles['source']}>{from}</span>
    </li>
  );
}

function isSpent({ used, cap }: Rule): boolean {
  return used >= cap;
}
