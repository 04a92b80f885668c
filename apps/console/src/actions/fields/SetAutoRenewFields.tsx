import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { ChoiceList } from './ChoiceList.js';
import type { FieldsProps } from './fields.props.js';

/** On or off, each with what follows. */
export function SetAutoRenewFields({ input, change }: FieldsProps<ActionInputs['setAutoRenew']>) {
  const { t } = useText();
  return (
    <ChoiceList
      autoFocus
      label={t('actions.field.autoRenew')}
      value={input.autoRenew === undefined ? undefined : String(input.autoRenew)}
      onChange={(value) => change({ autoRenew: value === 'true' })}
      choices={[
        { value: 'true', title: t('actions.autoRenew.on') },
        { value: 'false', title: t('actions.autoRenew.off') },
      ]}
    />
  );
}
