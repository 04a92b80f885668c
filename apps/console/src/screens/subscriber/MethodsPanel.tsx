import Block from '@mui/icons-material/BlockRounded';
import CreditCard from '@mui/icons-material/CreditCardRounded';
import CreditCardOff from '@mui/icons-material/CreditCardOffRounded';
import Star from '@mui/icons-material/StarRounded';
import Warning from '@mui/icons-material/WarningRounded';
import Button from '@mui/material/Button';
import { chargeOffer } from '../../actions/charge.offer.js';
import { LinkNote } from '../../actions/LinkNote.js';
import { cardMonth, isUsable, methodName } from '../../actions/choice.words.js';
import { Panel } from '../../components/Panel.js';
import { StatusChip } from '../../components/StatusChip.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './side.module.css';
import { useSubscriberActions } from './SubscriberActions.js';
import { isChargeable, type Line, type Subscriber } from './subscriber.types.js';

type Method = Subscriber['paymentMethods'][number];

/** How the subscriber pays; each method can be charged for the line on screen, but for one that was declined for good. */
export function MethodsPanel({ subscriber, line }: { subscriber: Subscriber; line: Line | undefined }) {
  const { t } = useText();
  const { paymentMethods, cardLink } = subscriber;
  const { stance, refused } = chargeOffer(subscriber, line?.openRenewal ?? null);
  return (
    <Panel flush title={t('subscriber.methods.title')}>
      {cardLink?.status === 'OPEN' && (
        <div className={styles['note']}>
          <LinkNote title={t('actions.link.cardTitle')} link={cardLink} {...(line && { lineZone: line.zone })} />
        </div>
      )}
      {paymentMethods.length === 0 && <p className={styles['empty']}>{t('subscriber.methods.empty')}</p>}
      <ul className={styles['list']}>
        {paymentMethods.map((method) => (
          <MethodRow key={method.id} subscriberId={subscriber.id} method={method} refused={refused.has(method.id)} line={stance === 'never' ? undefined : line} />
        ))}
      </ul>
    </Panel>
  );
}

/** `refused`: it was declined for the open renewal. `line`: what it may be charged for. */
function MethodRow({ subscriberId, method, refused, line }: { subscriberId: string; method: Method; refused: boolean; line: Line | undefined }) {
  const { t, tag, label } = useText();
  const { may, open } = useSubscriberActions();
  const usable = isUsable(method);
  const date = cardMonth(method, tag);
  const Icon = method.expired || !usable ? CreditCardOff : CreditCard;
  return (
    <li className={styles['item']}>
      <Icon aria-hidden className={styles['icon'] ?? ''} />
      <div className={styles['grow']}>
        <span className={styles['strong']}>{methodName(method, t)}</span>
        <span className={styles['first']}>
          {date !== null && method.expired ? (
            <StatusChip quiet tone="bad" icon={Warning} label={t('subscriber.methods.expired', { date })} />
          ) : !usable ? (
            <StatusChip quiet tone="bad" icon={Block} label={method.blockedReason === null ? t('subscriber.methods.inactive') : label('subscriber.methods.blocked', method.blockedReason)} />
          ) : (
            date !== null && <span className={styles['under']}>{t('subscriber.methods.expires', { date })}</span>
          )}
          {refused && <span className={styles['under']}>{t('subscriber.methods.refused')}</span>}
          {method.isDefault && <StatusChip quiet tone="accent" icon={Star} label={t('subscriber.methods.default')} />}
        </span>
      </div>
      {line && usable && !refused && isChargeable(line) && may('renewNow') && (
        <Button
          variant="outlined"
          aria-label={t('subscriber.methods.chargeLabel', { method: methodName(method, t) })}
          onClick={() => open('renewNow', { lineId: line.id, paymentMethodId: method.id }, line.openRenewal ? 'payment_failure' : '')}
        >
          {t('subscriber.methods.charge')}
        </Button>
      )}
      {method.blockedReason === 'consent' && may('restoreConsent') && (
        <Button variant="outlined" onClick={() => open('restoreConsent', { subscriberId, paymentMethodId: method.id }, 'customer_request')}>
          {t('subscriber.methods.restoreConsent')}
        </Button>
      )}
    </li>
  );
}
