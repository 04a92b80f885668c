import { useText } from '../../i18n/LanguageContext.js';
import styles from './fields.module.css';

export interface CheckFieldsProps {
  /** Names the texts: `actions.field.<field>`, `actions.choice.<field>`. */
  field: string;
  choices: readonly string[];
  chosen: readonly string[];
  disabled: boolean;
  onChange: (chosen: string[]) => void;
}

/** Any of a few. */
export function CheckFields({ field, choices, chosen, disabled, onChange }: CheckFieldsProps) {
  const { label } = useText();
  return (
    <fieldset className={styles['checks']} disabled={disabled}>
      <legend>{label('actions.field', field)}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={(event) => onChange(choices.filter((each) => (each === choice ? event.target.checked : chosen.includes(each))))}
          />
          {choiceLabel(label, field, choice)}
        </label>
      ))}
    </fieldset>
  );
}

/** The text of a choice; one that is in no catalogue is shown as words of its own. */
export function choiceLabel(label: ReturnType<typeof useText>['label'], field: string, choice: string): string {
  const groups = ['consents', 'kind', 'periodUnit', 'extensionPolicy'] as const;
  const group = groups.find((known) => known === field);
  return label(group ? `actions.choice.${group}` : 'actions.value', choice);
}
