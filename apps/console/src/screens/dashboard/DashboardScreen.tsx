import { useRead } from '../../api/ApiContext.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Screen } from '../../components/Screen.js';
import { ErrorState } from '../../components/States.js';
import { useStaff } from '../../data/SessionContext.js';
import { useNow } from '../../format/clock.js';
import { useText } from '../../i18n/LanguageContext.js';
import { ChainPanel } from './ChainPanel.js';
import { ClassPanel } from './ClassPanel.js';
import styles from './dashboard.module.css';
import { DashboardQuery } from './dashboard.graphql.js';
import { Figures } from './Figures.js';
import { leadOf, partOfDay } from './lead.js';
import { ProviderBanner } from './ProviderBanner.js';
import { RecentPanel } from './RecentPanel.js';
import { RunsPanel } from './RunsPanel.js';
import { UrgentPanel } from './UrgentPanel.js';

const REFRESH_MILLIS = 60_000;

/** What should I do now: the numbers nearest to being lost first, and what the reader's role watches over beside them. */
export default function DashboardScreen() {
  const translator = useText();
  const { t } = translator;
  const staff = useStaff();
  const now = useNow();
  const { data, error, refetch } = useRead(DashboardQuery, {}, { refetchInterval: REFRESH_MILLIS });
  const dashboard = data?.dashboard;
  const watches = staff.role === 'AUDITOR';
  const title = t(`dashboard.greeting.${partOfDay(now, staff.zone)}`, { name: staff.name });
  return (
    <Screen access={['read', 'Dashboard']}>
      <PageHeader title={title} tabTitle={t('dashboard.title')} lead={dashboard ? leadOf(dashboard, translator) : error ? undefined : t('common.loading')} />
      {error && !dashboard ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <ProviderBanner providers={dashboard?.providers} />
          <Figures dashboard={dashboard} />
          <div className={styles['columns']}>
            <div className={styles['column']}>
              {watches ? <RecentPanel rows={dashboard?.recentActions} everybody /> : <UrgentPanel rows={dashboard?.mostUrgent} />}
              {staff.role !== 'AGENT' && <RunsPanel runs={dashboard?.lastRuns} />}
            </div>
            <div className={styles['column']}>
              {dashboard?.chainHead !== undefined && dashboard.chainHead !== null && <ChainPanel head={dashboard.chainHead} />}
              <ClassPanel shares={dashboard?.byClass} />
              {!watches && <RecentPanel rows={dashboard?.recentActions} />}
            </div>
          </div>
        </>
      )}
    </Screen>
  );
}
