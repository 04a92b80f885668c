import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Money } from '../../components/Money.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { BulkRun } from './bulk.graphql.js';
import styles from './bulk.module.css';

/** What the preview found: how many, what it costs and gives in all, and who is refused and why. */
export function Foreseen({ run: { status, figures } }: { run: BulkRun }) {
  const { t, tag } = useText();
  const { rows, previewed, wouldRun, days, money, refusals } = figures;
  const number = (value: number): string => numberText(value, tag);
  return (
    <div className={styles['stack']} aria-live="polite" aria-busy={status === 'PREPARING'}>
      {status === 'PREPARING' && (
        <Meter done={previewed} rows={rows} label={t('bulk.preview.working', { done: number(previewed), rows: number(rows) })} />
      )}
      <DefinitionGrid
        columnWidth={130}
        items={[
          { label: t('bulk.preview.possible'), value: number(wouldRun) },
          { label: t('bulk.preview.refused'), value: number(previewed - wouldRun) },
          ...(money.length > 0 ? [{ label: t('bulk.preview.charged'), value: <Amounts money={money} /> }] : []),
          ...(days !== 0 ? [{ label: t('bulk.preview.given'), value: t('bulk.preview.days', { count: days }) }] : []),
        ]}
      />
      {status === 'READY' && wouldRun === 0 && <p className={styles['line']}>{t('bulk.preview.nobody')}</p>}
      {refusals.length > 0 && (
        <section>
          <h3 className={styles['why']}>{t('bulk.preview.why')}</h3>
          <ul className={styles['refusals']}>
            {refusals.map(({ message, count }) => (
              <li key={message}>
                <strong>{number(count)} ×</strong> {message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Amounts of each currency by itself: they are not added up. */
function Amounts({ money }: { money: BulkRun['figures']['money'] }) {
  return money.map((amount) => (
    <span key={amount.currency} className={styles['amount']}>
      <Money amount={amount} />
    </span>
  ));
}

export function Meter({ done, rows, label }: { done: number; rows: number; label: string }) {
  return (
    <label className={styles['meter']}>
      <span>{label}</span>
      <progress value={done} max={Math.max(rows, 1)} />
    </label>
  );
}
