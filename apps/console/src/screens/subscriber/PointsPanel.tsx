import Button from '@mui/material/Button';
import { useState } from 'react';
import { Countdown } from '../../components/Countdown.js';
import { Instant } from '../../components/Instant.js';
import { Panel } from '../../components/Panel.js';
import { numberText } from '../../format/amount.js';
import { useNow } from '../../format/clock.js';
import { urgencyOf } from '../../format/countdown.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './side.module.css';
import { useSubscriberActions } from './SubscriberActions.js';
import type { Subscriber } from './subscriber.types.js';

/** Lots shown at first when there are more than fit; one more would take no more room than saying so. */
const SHOWN = 4;

/** Points by the lots they came in, the next to expire first. */
export function PointsPanel({ subscriber: { id, pointsBalance, pointsLots } }: { subscriber: Subscriber }) {
  const { t, tag } = useText();
  const { may, open } = useSubscriberActions();
  const [all, setAll] = useState(false);
  const left = pointsLots.filter(({ remaining }) => remaining !== '0').sort((a, b) => a.expiresAt.localeCompare(b.expiresAt));
  const isLong = left.length > SHOWN + 1;
  const adjust = may('adjustPoints') && (
    <Button variant="text" className={styles['edge'] ?? ''} onClick={() => open('adjustPoints', { subscriberId: id })}>
      {t('domain.action.adjustPoints')}
    </Button>
  );
  return (
    <Panel flush title={t('subscriber.points.title')} aside={<span className={styles['balance']}>{numberText(pointsBalance, tag)}</span>} actions={adjust}>
      {left.length === 0 && <p className={styles['empty']}>{t('subscriber.points.empty')}</p>}
      <ul className={styles['list']}>
        {(isLong && !all ? left.slice(0, SHOWN) : left).map((lot) => (
          <li key={lot.id} className={styles['item']}>
            <div className={styles['grow']}>
              <span className={styles['strong']}>
                {lot.remaining === lot.quantity ? numberText(lot.quantity, tag) : t('subscriber.points.of', { remaining: numberText(lot.remaining, tag), quantity: numberText(lot.quantity, tag) })}
              </span>
            </div>
            <LotExpiry at={lot.expiresAt} />
          </li>
        ))}
      </ul>
      {isLong && (
        <Button fullWidth variant="text" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('subscriber.points.fewer') : t('subscriber.points.more', { count: left.length - SHOWN })}
        </Button>
      )}
    </Panel>
  );
}

function LotExpiry({ at }: { at: string }) {
  const { t } = useText();
  const now = useNow();
  return (
    <span className={styles['expiry']}>
      {urgencyOf(at, now) === 'calm' ? (
        <>
          {t('subscriber.points.expires')} <Instant at={at} style="date" />
        </>
      ) : (
        <>
          {t('subscriber.points.expiresIn')} <Countdown to={at} />
        </>
      )}
    </span>
  );
}
