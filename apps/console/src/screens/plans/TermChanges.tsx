import ArrowForward from '@mui/icons-material/ArrowForwardRounded';
import { useText } from '../../i18n/LanguageContext.js';
import { changedTerms, TERMS, versionFrom, type PlanInput, type Version } from './plan.terms.js';
import styles from './plan-fields.module.css';
import { Section } from './Section.js';
import { useTermText } from './use-term-text.js';

/** Every term of the next version that differs from the one in force, before and after; nothing while none does, which the preview says. */
export function TermChanges({ title, current, input }: { title: string; current: Version; input: PlanInput }) {
  const { t } = useText();
  const termText = useTermText();
  const next = versionFrom(input, current);
  if (next === null) return null;
  const changed = changedTerms(next, current);
  if (changed.size === 0) return null;
  return (
    <Section title={title}>
      <dl className={styles['changes']}>
        {TERMS.filter((term) => changed.has(term)).map((term) => (
          <div key={term}>
            <dt>{t(`plans.term.${term}`)}</dt>
            <dd>
              <span className={styles['before']}>{termText(current, term)}</span>
              <ArrowForward aria-label="→" />
              <strong>{termText(next, term)}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
