import MoreHoriz from '@mui/icons-material/MoreHorizRounded';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMemo, useState } from 'react';
import { chargeOffer } from '../../actions/charge.offer.js';
import { KeyHint } from '../../components/KeyHint.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Translator } from '../../i18n/translator.js';
import styles from './subscriber.module.css';
import { useSubscriberActions, type PageAction } from './SubscriberActions.js';
import { hasFailed, isChargeable, isOperable, type Line, type Subscriber } from './subscriber.types.js';
import { usePageKeys } from './use-page-keys.js';

interface Offer {
  readonly action: PageAction;
  readonly key: string;
  readonly run: () => void;
  /** In the bar, or in the menu. */
  readonly inBar: boolean;
}

/** Every action on this page, each by a button and by a key. Nothing for those who may not act. */
export function ActionBar({ subscriber, line }: { subscriber: Subscriber; line: Line | undefined }) {
  const { t } = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const offers = useOffers(subscriber, line);
  usePageKeys(useMemo(() => Object.fromEntries(offers.map(({ key, run }) => [key, run])), [offers]));
  const inMenu = offers.filter(({ inBar }) => !inBar);
  if (offers.length === 0) return null;
  return (
    <div role="group" aria-label={t('subscriber.actions.label')} className={styles['actionBar']}>
      {offers
        .filter(({ inBar }) => inBar)
        .map(({ action, key, run }) => (
          <Button key={action} variant="outlined" onClick={run} aria-keyshortcuts={key} endIcon={<KeyHint keys={key.toUpperCase()} />}>
            {nameOf(action, t)}
          </Button>
        ))}
      {inMenu.length > 0 && (
        <>
          <Button variant="outlined" aria-label={t('subscriber.actions.more')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)} className={styles['more'] ?? ''}>
            <MoreHoriz fontSize="small" />
          </Button>
          <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }}>
            {inMenu.map(({ action, key, run }) => (
              <MenuItem
                key={action}
                onClick={() => {
                  setAnchor(null);
                  run();
                }}
              >
                <span className={styles['menuText']}>{nameOf(action, t)}</span>
                <KeyHint keys={key.toUpperCase()} />
              </MenuItem>
            ))}
          </Menu>
        </>
      )}
    </div>
  );
}


/** As the dialog is called, or shorter where many stand side by side. */
function nameOf(action: PageAction, t: Translator['t']): string {
  switch (action) {
    case 'renewNow':
    case 'openCase':
    case 'closeCase':
    case 'sendConfirmationLink':
    case 'sendUpdateCardLink':
    case 'awaitTransfer':
    case 'restoreConsent':
    case 'askProvider':
      return t(`domain.action.${action}`);
    default:
      return t(`subscriber.actions.${action}`);
  }
}

function useOffers(subscriber: Subscriber, line: Line | undefined): Offer[] {
  const { id: subscriberId } = subscriber;
  const { may, open } = useSubscriberActions();
  return useMemo(() => {
    const live = line && isOperable(line) ? line : undefined;
    const renew: Offer[] =
      line && isChargeable(line)
        ? [{ action: 'renewNow', key: 'c', inBar: line.openRenewal === null, run: () => open('renewNow', { lineId: line.id, ...otherThanRefused(subscriber, line) }, line.openRenewal ? 'payment_failure' : '') },
            ...(hasFailed(line) ? [{ action: 'sendConfirmationLink', key: 'l', inBar: false, run: () => open('sendConfirmationLink', { lineId: line.id }, 'payment_failure') } satisfies Offer] : []),
            { action: 'awaitTransfer', key: 't', inBar: false, run: () => open('awaitTransfer', { lineId: line.id }, line.openRenewal ? 'payment_failure' : '') }]
        : [];
    const onLine: Offer[] = live
      ? [
          ...(subscriber.cardLink === null ? [{ action: 'sendUpdateCardLink', key: 'r', inBar: false, run: () => open('sendUpdateCardLink', { lineId: live.id, asDefault: true }, live.openRenewal ? 'payment_failure' : '') } satisfies Offer] : []),
          { action: 'extendValidity', key: 'e', inBar: true, run: () => open('extendValidity', { lineId: live.id, days: 7 }, live.openRenewal ? 'payment_failure' : '') },
          { action: 'changePlan', key: 'p', inBar: true, run: () => open('changePlan', { lineId: live.id }) },
          { action: 'setAutoRenew', key: 'a', inBar: false, run: () => open('setAutoRenew', { lineId: live.id, autoRenew: !live.autoRenew }) },
        ]
      : [];
    const onSubscriber: Offer[] = [
      { action: 'adjustPoints', key: 'o', inBar: true, run: () => open('adjustPoints', { subscriberId }) },
      { action: 'updateContact', key: 'u', inBar: false, run: () => open('updateContact', { subscriberId }) },
      { action: 'openCase', key: 'n', inBar: false, run: () => open('openCase', { subscriberId, ...(line && { lineId: line.id }) }) },
    ];
    return [...renew, ...onLine, ...onSubscriber].filter(({ action }) => may(action));
  }, [subscriber, subscriberId, line, may, open]);
}

/** The method to begin with, where the usual one will not pass; the dialog says so, and lets any be chosen. */
function otherThanRefused(subscriber: Subscriber, { openRenewal }: Line): { paymentMethodId?: string } {
  const { stance, other } = chargeOffer(subscriber, openRenewal);
  return stance === 'other' && other !== null ? { paymentMethodId: other } : {};
}
