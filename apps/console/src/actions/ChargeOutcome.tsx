import { groupedReference } from '#kernel';
import { CopyText } from '../components/CopyText.js';
import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRead } from '../api/ApiContext.js';
import type { ResultOf } from '../api/document.js';
import { useStaff } from '../data/SessionContext.js';
import { moneyText } from '../format/amount.js';
import { formatInstant } from '../format/instant.js';
import { useText } from '../i18n/LanguageContext.js';
import { paths } from '../paths.js';
import styles from './action-dialog.module.css';
import { ActionChargeQuery } from './actions.graphql.js';
import { methodName } from './choice.words.js';
import { LinkNote } from './LinkNote.js';
import { Note } from './Note.js';

type Charge = ResultOf<typeof ActionChargeQuery>['charge'];

/** How often an open outcome is asked for. */
const ASK_MILLIS = 4_000;

/** What the provider said to the charge; asked again while it has not said anything. */
export function ChargeOutcome({ chargeId, onFollow }: { chargeId: string; onFollow: () => void }) {
  const { t } = useText();
  const { data } = useRead(ActionChargeQuery, { id: chargeId }, { refetchInterval: ASK_MILLIS });
  if (!data) return <p className={styles['waiting']}>{t('actions.result.checking')}</p>;
  const { charge } = data;
  return (
    <>
      <Verdict charge={charge} />
      <Link component={RouterLink} to={paths.charge(charge.id)} onClick={onFollow} className={styles['trace'] ?? ''}>
        {t('actions.result.charge', { reference: charge.reference })}
      </Link>
    </>
  );
}

function Verdict({ charge }: { charge: Charge }) {
  const { t, tag, locale } = useText();
  const { zone } = useStaff();
  const paidBy = t('actions.result.paidBy', { amount: moneyText(charge.amount, locale), method: methodName(charge.paymentMethod, t) });
  if (charge.status === 'SUCCEEDED') {
    return (
      <Note tone="good" icon={CheckCircle} title={t('domain.chargeStatus.SUCCEEDED')}>
        {paidBy}
      </Note>
    );
  }
  if (charge.confirmation) return <LinkNote title={t('actions.link.title')} link={charge.confirmation} />;
  if (charge.status === 'AWAITING' && charge.providerReference !== null) {
    return (
      <Note tone="info" icon={HourglassTop} title={t('actions.transfer.asked', { amount: moneyText(charge.amount, locale) })}>
        {t('actions.transfer.tell')} <CopyText text={groupedReference(charge.providerReference)} mono />
      </Note>
    );
  }
  if (charge.status === 'PENDING' || charge.status === 'UNKNOWN') {
    return (
      <Note tone="warn" icon={HourglassTop} title={t('actions.result.pending')}>
        <p>{t('actions.result.pendingText')}</p>
        <p>{t('actions.result.pendingNext')}</p>
        {charge.nextCheckAt !== null && <p>{t('actions.result.checkAt', { time: formatInstant(charge.nextCheckAt, 'dateTime', tag, zone) })}</p>}
      </Note>
    );
  }
  const { failure } = charge;
  return (
    <Note tone="bad" icon={ErrorIcon} title={failure?.title ?? t('actions.result.declined')}>
      <p>{paidBy}</p>
      {failure && <p>{failure.explanation}</p>}
      {failure && (
        <p>
          <strong>{t('actions.result.nextStep')}</strong> {failure.advice}
        </p>
      )}
      {failure?.rawCode && (
        <p className={styles['small']}>
          {t('actions.result.providerCode')} <code>{failure.rawCode}</code>
        </p>
      )}
    </Note>
  );
}
