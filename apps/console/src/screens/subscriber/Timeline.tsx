import { useInfiniteQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext.js';
import type { ApiError } from '../../api/api-error.js';
import { ErrorState } from '../../components/States.js';
import { Panel } from '../../components/Panel.js';
import { useNow } from '../../format/clock.js';
import { formatLocalDate, zonePlace } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { OlderTimeline } from './subscriber.graphql.js';
import type { Entry, Subscriber } from './subscriber.types.js';
import { byLocalDay, isAbout, localDay, TIMELINE_KINDS, type TimelineKind } from './timeline.data.js';
import { TimelineRow } from './TimelineRow.js';
import styles from './timeline.module.css';

const DAY_MILLIS = 86_400_000;

/** Everything that happened, newest first, by the subscriber's calendar. */
export function Timeline({ subscriber: { id, zone, timeline, lines } }: { subscriber: Subscriber }) {
  const { t, tag } = useText();
  const [kind, setKind] = useState<TimelineKind | null>(null);
  const older = useOlder(id, timeline.pageInfo);
  const entries = [...timeline.entries, ...older.entries];
  const shown = kind === null ? entries : entries.filter((entry) => isAbout(entry, kind));
  return (
    <Panel flush title={t('subscriber.timeline.title')} aside={t('subscriber.timeline.zone', { place: zonePlace(zone, tag) })}>
      <div className={styles['filters']} role="group" aria-label={t('subscriber.timeline.filter')}>
        {[null, ...TIMELINE_KINDS].map((each) => (
          <button key={each ?? 'all'} type="button" className={styles['filter']} aria-pressed={kind === each} onClick={() => setKind(each)}>
            {t(each === null ? 'subscriber.timeline.all' : `subscriber.timeline.kind.${each}`)}
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className={styles['none']}>{t(kind === null ? 'subscriber.timeline.empty' : 'subscriber.timeline.noneOfKind')}</p>}
      <Days entries={shown} zone={zone} lines={lines} />
      {older.error && <ErrorState error={older.error} onRetry={older.load} />}
      <div className={styles['foot']}>
        {older.hasMore ? (
          <Button variant="outlined" disabled={older.isLoading} onClick={older.load}>
            {t(older.isLoading ? 'subscriber.timeline.loading' : 'subscriber.timeline.older')}
          </Button>
        ) : (
          <span className={styles['end']}>{t('subscriber.timeline.end')}</span>
        )}
      </div>
    </Panel>
  );
}

interface DaysProps {
  entries: readonly Entry[];
  zone: string;
  lines: Subscriber['lines'];
}

function Days({ entries, zone, lines }: DaysProps) {
  const { t, tag } = useText();
  const now = useNow();
  const today = localDay(now.toISOString(), zone);
  const yesterday = localDay(new Date(now.getTime() - DAY_MILLIS).toISOString(), zone);
  return byLocalDay(entries, zone).map(({ day, entries: rows }) => (
    <section key={day}>
      <h3 className={styles['day']}>
        {day === today ? `${t('subscriber.timeline.today')} · ` : day === yesterday ? `${t('subscriber.timeline.yesterday')} · ` : ''}
        {formatLocalDate(day, tag)}
      </h3>
      <ol className={styles['rows']}>
        {rows.map((entry) => (
          <TimelineRow key={entry.id} entry={entry} zone={zone} line={lines.find(({ id }) => id === entry.lineId)} isOnly={lines.length === 1} />
        ))}
      </ol>
    </section>
  ));
}

interface Older {
  readonly entries: readonly Entry[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: ApiError | null;
  readonly load: () => void;
}

/** Pages after the one that came with the page itself, on demand. */
function useOlder(id: string, { endCursor, hasNextPage }: Subscriber['timeline']['pageInfo']): Older {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: [OlderTimeline.name, id, endCursor],
    queryFn: async ({ pageParam, signal }) => (await api.request(OlderTimeline, { id, after: pageParam }, signal)).subscriber.timeline,
    initialPageParam: endCursor ?? '',
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    enabled: false,
  });
  const begun = query.data !== undefined;
  return {
    entries: query.data?.pages.flatMap(({ entries }) => entries) ?? [],
    hasMore: begun ? query.hasNextPage : hasNextPage,
    isLoading: query.isFetching,
    error: query.error as ApiError | null,
    load: () => void (begun ? query.fetchNextPage() : query.refetch()),
  };
}
