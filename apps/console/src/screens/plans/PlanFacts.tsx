import { marketName } from '../../actions/choice.words.js';
import { usePeriodText } from '../../actions/fields/period-text.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { Money } from '../../components/Money.js';
import { Panel } from '../../components/Panel.js';
import { countText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Plan } from './plans.graphql.js';
import styles from './plans.module.css';

export function PlanFacts({ plan }: { plan: Plan }) {
  const { t, tag, label } = useText();
  const periodText = usePeriodText();
  const { current } = plan;
  return (
    <Panel>
      <DefinitionGrid
        columnWidth={150}
        items={[
          {
            label: t('plans.term.price'),
            value: (
              <span className={styles['two']}>
                <span className={styles['price']}>
                  <Money amount={current.price} />
                </span>
                <span className={styles['faint']}>{periodText(current)}</span>
              </span>
            ),
          },
          { label: t('plans.onPlan'), value: countText(plan.linesOnPlan, tag, (bound) => t('common.list.moreThan', { bound })) },
          { label: t('plans.columns.market'), value: marketName(plan.market, tag) },
          { label: t('plans.columns.kind'), value: label('plans.kind', plan.kind.toLowerCase()) },
          { label: t('plans.code'), value: <code className={styles['code']}>{plan.code}</code> },
          { label: t('plans.since'), value: <Instant at={plan.createdAt} style="date" /> },
          ...(plan.retiredAt ? [{ label: t('plans.retiredAt'), value: <Instant at={plan.retiredAt} style="date" /> }] : []),
        ]}
      />
    </Panel>
  );
}
