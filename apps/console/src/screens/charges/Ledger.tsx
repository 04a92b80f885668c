import Balance from '@mui/icons-material/BalanceRounded';
import { moneyText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Charge } from './charges.graphql.js';
import styles from './ledger.module.css';
import { ledgerSides } from './ledger.sides.js';

type Posting = Charge['postings'][number];

/** Where the money went, as book-keepers write it. The sums are counted here, not assumed. `open`: the outcome is still to come. */
export function Ledger({ postings, open }: { postings: readonly Posting[]; open: boolean }) {
  const { t, locale, label } = useText();
  if (postings.length === 0) return <p className={styles['none']}>{t(open ? 'charges.ledger.open' : 'charges.ledger.empty')}</p>;
  const { rows, sums } = ledgerSides(postings);
  const written = (minor: bigint, currency: string): string => (minor === 0n ? '' : moneyText({ minor: String(minor), currency }, locale));
  return (
    <>
      <table className={styles['ledger']}>
        <thead>
          <tr>
            <th scope="col">{t('charges.ledger.account')}</th>
            <th scope="col">{t('charges.ledger.debit')}</th>
            <th scope="col">{t('charges.ledger.credit')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ account, debit, credit, currency }, index) => (
            <tr key={index}>
              <th scope="row">{label('charges.ledger.accounts', account)}</th>
              <td>{written(debit, currency)}</td>
              <td>{written(credit, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(({ currency, debit, credit }) => (
            <tr key={currency}>
              <th scope="row">{t('charges.ledger.sum')}</th>
              <td>{written(debit, currency)}</td>
              <td>{written(credit, currency)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
      {sums.every(({ debit, credit }) => debit === credit) && (
        <p className={styles['balanced']}>
          <Balance aria-hidden /> {t('charges.ledger.balanced')}
        </p>
      )}
    </>
  );
}
