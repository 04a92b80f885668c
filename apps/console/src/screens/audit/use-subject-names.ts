import { useRead } from '../../api/ApiContext.js';
import { useAbility } from '../../data/SessionContext.js';
import { SubjectNamesQuery, type SubjectNames } from './audit.graphql.js';

/** Names are not part of an entry's columns: they are read from the subscriber, masked as the reader may see them. */
export function useSubjectNames(subscriberId: string | null): SubjectNames | null {
  const mayRead = useAbility().can('read', 'Subscriber');
  const { data } = useRead(SubjectNamesQuery, { id: subscriberId ?? '' }, { enabled: mayRead && subscriberId !== null });
  return data?.subscriber ?? null;
}
