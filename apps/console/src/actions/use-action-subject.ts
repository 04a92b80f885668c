import { useRead } from '../api/ApiContext.js';
import type { ApiError } from '../api/api-error.js';
import { phoneText } from '../format/phone.js';
import type { ActionSubject } from './action.intents.js';
import { ActionSubjectQuery } from './actions.graphql.js';

/** Whom an action is about; the dialog reads what it needs to know of them. */
export interface SubjectRef {
  subscriberId: string;
  lineId?: string | undefined;
}

export interface KnownSubject {
  subject: ActionSubject | null;
  lineZone: string | undefined;
  /** `Amélie Durand · +33 612 345 678`; null while it is on its way, and without a reference. */
  who: string | null;
  error: ApiError | null;
}

export function useActionSubject(ref: SubjectRef | undefined): KnownSubject {
  const { data, error } = useRead(ActionSubjectQuery, { id: ref?.subscriberId ?? '' }, { enabled: ref !== undefined });
  const subject = data?.subscriber ?? null;
  const line = subject?.lines.find(({ id }) => id === ref?.lineId);
  const who = subject && (line ? `${subject.name} · ${phoneText(line.msisdn)}` : subject.name);
  return { subject, lineZone: line?.zone, who, error };
}
