import { useParams } from 'react-router-dom';
import { useRead } from '../../api/ApiContext.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { PageHeader } from '../../components/PageHeader.js';
import { RecordFailed } from '../../components/RecordFailed.js';
import { Screen } from '../../components/Screen.js';
import { useText } from '../../i18n/LanguageContext.js';
import { LeaseBar } from '../../lease/LeaseBar.js';
import { IncidentNote } from '../worklist/IncidentNote.js';
import { RenewalVerdict } from '../../verdict/RenewalVerdict.js';
import { ChargesPanel } from './ChargesPanel.js';
import { LineCard } from './LineCard.js';
import { LineSwitcher } from './LineSwitcher.js';
import { OpenRenewalCard } from './OpenRenewalCard.js';
import { RenewalsPanel } from './RenewalsPanel.js';
import { SidePanels } from './SidePanels.js';
import { SubscriberActionsProvider } from './SubscriberActions.js';
import { SubscriberPage } from './subscriber.graphql.js';
import styles from './subscriber.module.css';
import type { Subscriber } from './subscriber.types.js';
import { SubscriberHeader } from './SubscriberHeader.js';
import { Timeline } from './Timeline.js';

/** Charges settle and other people act while the page is open. */
const REFRESH_MILLIS = 20_000;

/** Everything about one subscriber on one page, read in one request. */
export default function SubscriberScreen() {
  const { t } = useText();
  const { id = '', lineId } = useParams();
  const { data, error, refetch } = useRead(SubscriberPage, { id }, { refetchInterval: REFRESH_MILLIS });
  return (
    <Screen access={['read', 'Subscriber']}>
      {data ? <Page subscriber={data.subscriber} lineId={lineId} /> : error ? <RecordFailed error={error} list={{ to: '/subscribers', name: t('common.nav.subscribers') }} onRetry={() => void refetch()} /> : <Loading />}
    </Screen>
  );
}

/** Without a line in the address, the one that needs somebody is shown first. */
function Page({ subscriber, lineId }: { subscriber: Subscriber; lineId: string | undefined }) {
  const { lines } = subscriber;
  const line = lines.find(({ id }) => id === lineId) ?? lines.find(({ openRenewal }) => openRenewal !== null) ?? lines[0];
  return (
    <SubscriberActionsProvider subscriberId={subscriber.id} lineId={line?.id}>
      <SubscriberHeader subscriber={subscriber} line={line} />
      <LineSwitcher subscriberId={subscriber.id} lines={lines} current={line} />
      {line && (line.openRenewal || line.lease) && <LeaseBar lineId={line.id} lease={line.lease} />}
      <IncidentNote incident={line?.openRenewal?.incident ?? null} />
      {line?.openRenewal && <OpenRenewalCard subscriber={subscriber} line={line} renewal={line.openRenewal} />}
      {line?.openRenewal && (
        <div className={styles['verdict']}>
          <RenewalVerdict renewalId={line.openRenewal.id} subscriberId={subscriber.id} lineId={line.id} zone={line.zone} />
        </div>
      )}
      <div className={styles['page']}>
        <div className={styles['lineColumn']}>
          {line && (
            <>
              <LineCard line={line} isMasked={subscriber.maskedFields.includes('msisdn')} />
              <RenewalsPanel renewals={subscriber.renewals} line={line} />
              <ChargesPanel charges={subscriber.charges} line={line} />
            </>
          )}
        </div>
        <div className={styles['side']}>
          <SidePanels subscriber={subscriber} line={line} />
        </div>
        <div className={styles['timeline']}>
          <Timeline subscriber={subscriber} />
        </div>
      </div>
    </SubscriberActionsProvider>
  );
}

function Loading() {
  const { t } = useText();
  return (
    <>
      <LoadingBar />
      <PageHeader title={t('subscriber.title')} />
      <div className={styles['page']} aria-hidden>
        {(['lineColumn', 'side', 'timeline'] as const).map((column) => (
          <div key={column} className={styles[column]}>
            <div className={styles['bone']} />
            <div className={styles['bone']} />
          </div>
        ))}
      </div>
    </>
  );
}
