import Warning from '@mui/icons-material/WarningRounded';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs } from '../action.intents.js';
import { cardMonth, isUsable, methodName } from '../choice.words.js';
import { Note } from '../Note.js';
import { ChoiceList } from './ChoiceList.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';

/** Which method to charge. The default one is charged as such, so that a change of default meanwhile is noticed. */
export function RenewNowFields({ input, change, subject }: FieldsProps<ActionInputs['renewNow']>) {
  const { t } = useText();
  const methods = subject?.paymentMethods ?? [];
  if (methods.length === 0) {
    return (
      <Note tone="warn" icon={Warning}>
        {t('actions.renew.none')}
      </Note>
    );
  }
  const chosen = input.paymentMethodId ?? methods.find(({ isDefault }) => isDefault)?.id;
  return (
    <ChoiceList
      autoFocus
      label={t('actions.field.paymentMethodId')}
      value={chosen}
      onChange={(paymentMethodId) => change({ paymentMethodId })}
      choices={methods.map((method) => ({
        value: method.id,
        title: methodName(method),
        detail: method.expired ? (
          <span className={styles['warn']}>{t('actions.renew.expired', { date: cardMonth(method) })}</span>
        ) : (
          t('actions.renew.expires', { date: cardMonth(method) })
        ),
        aside: method.isDefault ? t('actions.renew.default') : isUsable(method) ? null : t('actions.renew.inactive'),
      }))}
    />
  );
}
