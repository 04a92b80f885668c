import type { ReactNode } from 'react';
import styles from './choice-list.module.css';

export interface Choice {
  readonly value: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** At the right. */
  readonly aside?: ReactNode;
  readonly disabled?: boolean;
}

export interface ChoiceListProps {
  /** Says what is chosen. */
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

/** One of a few, each with what there is to know about it. Radio buttons underneath, so the arrow keys choose. */
export function ChoiceList({ label, choices, value, onChange, autoFocus = false }: ChoiceListProps) {
  const first = choices.find((choice) => choice.value === value) ?? choices.find(({ disabled }) => !disabled);
  return (
    <fieldset className={styles['list']}>
      <legend className={styles['legend']}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles['choice']} data-chosen={choice.value === value || undefined} data-disabled={choice.disabled || undefined}>
          <input
            type="radio"
            name={label}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled ?? false}
            autoFocus={autoFocus && choice === first}
            onChange={() => onChange(choice.value)}
          />
          <span className={styles['words']}>
            <span className={styles['title']}>{choice.title}</span>
            {choice.detail && <span className={styles['detail']}>{choice.detail}</span>}
          </span>
          {choice.aside && <span className={styles['aside']}>{choice.aside}</span>}
        </label>
      ))}
    </fieldset>
  );
}
