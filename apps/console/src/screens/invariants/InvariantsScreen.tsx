import Refresh from '@mui/icons-material/RefreshRounded';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useRead, useWrite } from '../../api/ApiContext.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { ErrorState } from '../../components/States.js';
import { useStaff } from '../../data/SessionContext.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { FindingList } from './FindingList.js';
import { HoldPanel } from './HoldPanel.js';
import { InvariantRow } from './InvariantRow.js';
import { CheckInvariants, InvariantsQuery } from './invariants.graphql.js';
import type { Invariant, InvariantsPage } from './invariants.graphql.js';
import styles from './invariants.module.css';

/** How often the page looks whether the run that was asked for has come. */
const WAITING_MS = 2_000;
/** After this the worker is said to be away. */
const PATIENCE_MS = 60_000;
const USUAL_MS = 60_000;

/** What must hold of the books, and whether it does. */
export default function InvariantsScreen() {
  return (
    <Screen access={['read', 'Invariant']}>
      <Invariants />
    </Screen>
  );
}

function Invariants() {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const [asked, setAsked] = useState<{ readonly since: number; readonly lastRun: string | null } | null>(null);
  const { data, error, refetch, dataUpdatedAt } = useRead(InvariantsQuery, {}, { refetchInterval: asked ? WAITING_MS : USUAL_MS });
  const check = useWrite(CheckInvariants, { refresh: false });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingBar />;
  const page = data.invariants;
  const lastRun = page.lastRun?.id ?? null;
  const isWaiting = asked !== null && asked.lastRun === lastRun && dataUpdatedAt - asked.since < PATIENCE_MS;
  const ask = (): void => check.mutate({}, { onSuccess: () => setAsked({ since: dataUpdatedAt, lastRun }) });
  const lead = page.lastRun
    ? t('invariants.lastRun', { time: formatInstant(page.lastRun.startedAt, 'dateTimeSeconds', tag, zone), by: t(`invariants.askedBy.${page.lastRun.askedBy}`), depth: t(`invariants.depth.${page.lastRun.depth}`) })
    : t('invariants.neverRun');
  return (
    <>
      <PageHeader
        title={t('invariants.title')}
        lead={lead}
        actions={
          <Button variant="outlined" startIcon={<Refresh />} disabled={isWaiting || check.isPending} onClick={ask}>
            {t(isWaiting ? 'invariants.running' : 'invariants.runNow')}
          </Button>
        }
      />
      <div className={styles['stack']}>
        <p role="status" className={styles['status']}>
          {asked && asked.lastRun === lastRun && !isWaiting && t('invariants.workerAway')}
          {check.error && check.error.message}
        </p>
        {page.hold && <HoldPanel hold={page.hold} held={page.held} />}
        <Groups page={page} />
        {page.gone.length > 0 && (
          <Panel title={t('invariants.gone')} aside={t('invariants.goneLead')}>
            <FindingList findings={page.gone} named />
          </Panel>
        )}
      </div>
    </>
  );
}

/** What is wrong comes first. */
function Groups({ page }: { page: InvariantsPage }) {
  const { t } = useText();
  const groups = [
    { title: t('invariants.group.wrong'), of: ({ state }: Invariant) => state === 'VIOLATED' || state === 'FAILED' },
    { title: t('invariants.group.money'), of: ({ state, money }: Invariant) => money && (state === 'OK' || state === 'NEVER_CHECKED') },
    { title: t('invariants.group.rest'), of: ({ state, money }: Invariant) => !money && (state === 'OK' || state === 'NEVER_CHECKED') },
    { title: t('invariants.group.notYet'), of: ({ state }: Invariant) => state === 'NOT_YET' },
  ].map(({ title, of }) => ({ title, members: page.invariants.filter(of) }));
  return (
    <>
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ title, members }) => (
          <Panel key={title} flush title={title} aside={members.length}>
            <ul className={styles['list']}>
              {members.map((invariant) => (
                <InvariantRow key={invariant.id} invariant={invariant} />
              ))}
            </ul>
          </Panel>
        ))}
    </>
  );
}
