import { useRead } from '../../api/ApiContext.js';
import type { ResultOf } from '../../api/document.js';
import { Money } from '../../components/Money.js';
import { EmptyState } from '../../components/States.js';
import { moneyText, type MoneyValue } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { PlanOffersQuery } from '../actions.graphql.js';
import { ChoiceList } from './ChoiceList.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';
import { usePeriodText } from './period-text.js';

type Offer = ResultOf<typeof PlanOffersQuery>['plans'][number];

/** The plans that the line could have, each beside what it has now. */
export function ChangePlanFields({ input, change, subject }: FieldsProps<ActionInputs['changePlan']>) {
  const { t, locale } = useText();
  const period = usePeriodText();
  const { data } = useRead(PlanOffersQuery, {});
  const line = subject?.lines.find(({ id }) => id === input.lineId);
  if (!data || !line || !subject) return null;
  const offers = data.plans.filter((offer) => suits(offer, subject.market, line.plan));
  return (
    <>
      <p className={styles['fact']}>{t('actions.plans.current', { plan: `${line.plan.planName} · ${moneyText(line.plan.price, locale)} ${period(line.plan)}` })}</p>
      {offers.length === 0 ? (
        <EmptyState text={t('actions.plans.none')} />
      ) : (
        <ChoiceList
          autoFocus
          label={t('actions.field.planVersionId')}
          value={input.planVersionId}
          onChange={(planVersionId) => change({ planVersionId })}
          choices={offers.map(({ name, current }) => ({
            value: current.id,
            title: `${name} · v${current.number}`,
            detail: (
              <>
                <Money amount={current.price} /> {period(current)}
              </>
            ),
            aside: isSamePeriod(current, line.plan) ? <PriceChange from={line.plan.price} to={current.price} /> : null,
          }))}
        />
      )}
      <p className={styles['hint']}>{t('actions.plans.keeps')}</p>
    </>
  );
}

/** What the server would accept: another version, on sale, of the same market and currency. */
function suits({ market, current }: Offer, wanted: string, now: { id: string; price: MoneyValue }): boolean {
  return market === wanted && current.id !== now.id && current.price.currency === now.price.currency;
}

interface Period {
  periodUnit: string;
  periodCount: number;
}

function isSamePeriod(a: Period, b: Period): boolean {
  return a.periodUnit === b.periodUnit && a.periodCount === b.periodCount;
}

function PriceChange({ from, to }: { from: MoneyValue; to: MoneyValue }) {
  const { t, locale } = useText();
  const change = BigInt(to.minor) - BigInt(from.minor);
  if (change === 0n) return t('actions.plans.same');
  const size = moneyText({ minor: String(change < 0n ? -change : change), currency: to.currency }, locale);
  return `${change > 0n ? '+' : '−'}${size}`;
}
