import { useText } from '../../i18n/LanguageContext.js';
import { IdentityFields } from './IdentityFields.js';
import { LifeAxis } from './LifeAxis.js';
import type { PlanInput, Version } from './plan.terms.js';
import styles from './plan-fields.module.css';
import type { PlanFieldsProps } from './plan-fields.props.js';
import { PriceFields } from './PriceFields.js';
import { RetryChips } from './RetryChips.js';
import { Section } from './Section.js';
import { TermChanges } from './TermChanges.js';
import { WholeNumberField } from './WholeNumberField.js';

/** `current`: the version in force when it is the next one that is made, null for a new plan. The terms, with the life of a line drawn from them as they are typed. */
export function PlanFields({ current, ...fields }: PlanFieldsProps & { current: Version | null }) {
  const { t } = useText();
  return (
    <div className={styles['form']}>
      {current === null && (
        <Section title={t('plans.form.identity')}>
          <IdentityFields {...fields} />
        </Section>
      )}
      <Section title={t('plans.form.price')}>
        <PriceFields {...fields} />
      </Section>
      <Section title={t('plans.form.life')}>
        <div className={styles['four']}>
          {(['chargeDaysBefore', 'graceDays', 'suspendedDays', 'quarantineDays'] as const).map((name) => (
            <WholeNumberField key={name} {...fields} name={name} />
          ))}
        </div>
        <RetryChips {...fields} />
        <LivePicture input={fields.input} />
      </Section>
      <Section title={t('plans.form.points')}>
        <div className={styles['four']}>
          <WholeNumberField {...fields} name="pointsEarned" />
          <WholeNumberField {...fields} name="pointsValidDays" />
        </div>
      </Section>
      {current && <TermChanges title={t('plans.form.changes')} current={current} input={fields.input} />}
    </div>
  );
}

function LivePicture({ input }: { input: PlanInput }) {
  const { t } = useText();
  const { chargeDaysBefore, graceDays, suspendedDays, quarantineDays, retryOffsetsDays = [] } = input;
  if (chargeDaysBefore === undefined || graceDays === undefined || suspendedDays === undefined || quarantineDays === undefined) {
    return <p className={styles['hint']}>{t('plans.axis.waiting')}</p>;
  }
  return <LifeAxis terms={{ chargeDaysBefore, graceDays, suspendedDays, quarantineDays, retryOffsetsDays }} />;
}
