import { Link } from 'react-router-dom';
import { brandName, cardMonth, methodName } from '../../actions/choice.words.js';
import { CopyText } from '../../components/CopyText.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { Money } from '../../components/Money.js';
import { Panel } from '../../components/Panel.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { Charge } from './charges.graphql.js';
import styles from './charges.module.css';

export function ChargeFacts({ charge }: { charge: Charge }) {
  const { t, tag, label } = useText();
  const { paymentMethod: method } = charge;
  const month = cardMonth(method, tag);
  return (
    <Panel title={t('charges.facts')} actions={
        <Link to={paths.renewal(charge.renewalId)} className={styles['more']}>
          {t('charges.openRenewal')} →
        </Link>
      }>
      <DefinitionGrid
        columnWidth={138}
        items={[
          {
            label: t('charges.amount'),
            value: (
              <span className={styles['amount']}>
                <Money amount={charge.amount} />
              </span>
            ),
          },
          {
            label: t('charges.method'),
            value: (
              <span className={styles['two']}>
                {methodName(method, t)}
                {month !== null && <span className={styles['under']}>{t(method.expired ? 'charges.expired' : 'charges.expires', { month })}</span>}
              </span>
            ),
          },
          { label: t('charges.created'), value: <Instant at={charge.createdAt} /> },
          { label: t('charges.settled'), value: <Instant at={charge.settledAt} /> },
          { label: t('charges.requestedBy'), value: label('charges.by', charge.requestedBy) },
          { label: t('charges.attempt'), value: t('charges.attemptNumber', { number: charge.attemptNumber }) },
          { label: t('charges.provider'), value: brandName(charge.provider, t) },
          { label: t('charges.providerReference'), value: charge.providerReference && <CopyText text={charge.providerReference} mono />, wide: true },
        ]}
      />
    </Panel>
  );
}
