import Block from '@mui/icons-material/BlockRounded';
import Warning from '@mui/icons-material/WarningRounded';
import { useRead } from '../../api/ApiContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { ActionInputs, ActionSubject } from '../action.intents.js';
import { MethodBudgetQuery } from '../actions.graphql.js';
import { BudgetMeter } from '../BudgetMeter.js';
import { chargeOffer } from '../charge.offer.js';
import { cardMonth, isUsable, methodName } from '../choice.words.js';
import { Note } from '../Note.js';
import { ChoiceList } from './ChoiceList.js';
import type { FieldsProps } from './fields.props.js';
import styles from './fields.module.css';

type Method = ActionSubject['paymentMethods'][number];

/** Which method to charge. The default one is charged as such, so that a change of default meanwhile is noticed. */
export function RenewNowFields({ input, change, subject }: FieldsProps<ActionInputs['renewNow']>) {
  const { t } = useText();
  const methods = subject?.paymentMethods ?? [];
  if (!subject || methods.length === 0) {
    return (
      <Note tone="warn" icon={Warning}>
        {t('actions.renew.none')}
      </Note>
    );
  }
  const { stance, refused } = chargeOffer(subject, subject.lines.find(({ id }) => id === input.lineId)?.openRenewal ?? null);
  const chosen = input.paymentMethodId ?? methods.find(({ isDefault }) => isDefault)?.id;
  return (
    <>
      {stance === 'never' ? (
        <Note tone="bad" icon={Block} title={t('actions.renew.consentTitle')}>
          {t('actions.renew.consentText')}
        </Note>
      ) : (
        chosen !== undefined && refused.has(chosen) && (
          <Note tone="warn" icon={Warning} title={t('actions.renew.refusedTitle')}>
            {t('actions.renew.refusedText')}
          </Note>
        )
      )}
      <ChoiceList
        autoFocus
        label={t('actions.field.paymentMethodId')}
        value={chosen}
        onChange={(paymentMethodId) => change({ paymentMethodId })}
        choices={methods.map((method) => ({
          value: method.id,
          title: methodName(method, t),
          detail: <Detail method={method} isRefused={refused.has(method.id)} />,
          aside: method.isDefault ? t('actions.renew.default') : isUsable(method) ? null : t('actions.renew.inactive'),
        }))}
      />
      {chosen !== undefined && input.lineId !== undefined && <Budget lineId={input.lineId} paymentMethodId={chosen} lineZone={subject.lines.find(({ id }) => id === input.lineId)?.zone} />}
    </>
  );
}

/** What the networks leave of the chosen method; nothing to say while it was never declined. */
function Budget({ lineId, paymentMethodId, lineZone }: { lineId: string; paymentMethodId: string; lineZone: string | undefined }) {
  const { data } = useRead(MethodBudgetQuery, { lineId, paymentMethodId });
  const budget = data?.retryBudget;
  if (!budget || (budget.never === null && budget.rules.every(({ used }) => used === 0))) return null;
  return <BudgetMeter budget={budget} lineZone={lineZone} />;
}

function Detail({ method, isRefused }: { method: Method; isRefused: boolean }) {
  const { t, tag } = useText();
  const date = cardMonth(method, tag);
  return (
    <>
      {date !== null && (method.expired ? <span className={styles['warn']}>{t('actions.renew.expired', { date })}</span> : t('actions.renew.expires', { date }))}
      {isRefused && `${date === null ? '' : ' · '}${t('actions.renew.refused')}`}
    </>
  );
}
