import type { ResultOf } from '../../api/document.js';
import type { LineStatus } from '../../generated/types.js';
import type { SubscriberPage } from './subscriber.graphql.js';

export type Subscriber = ResultOf<typeof SubscriberPage>['subscriber'];
export type Line = Subscriber['lines'][number];
export type OpenRenewal = NonNullable<Line['openRenewal']>;
export type Entry = Subscriber['timeline']['entries'][number];

/** States in which the server lets staff act on a line. */
const OPERABLE: readonly LineStatus[] = ['ACTIVE', 'GRACE', 'SUSPENDED'];
/** States in which the number is no longer this subscriber's, and its clocks mean nothing. */
const LEFT: readonly LineStatus[] = ['RECYCLED', 'PORTED_OUT'];

export function isOperable({ status }: Pick<Line, 'status'>): boolean {
  return OPERABLE.includes(status);
}

/** While a charge is on its way, waits for the subscriber, or its outcome is not known, the server takes no other one. */
export function isChargeable(line: Pick<Line, 'status' | 'openRenewal'>): boolean {
  const status = line.openRenewal?.status;
  return isOperable(line) && status !== 'UNKNOWN' && status !== 'CHARGING' && status !== 'AWAITING';
}

/** A charge of its renewal has failed, so that there is something that the subscriber may have to confirm. */
export function hasFailed({ openRenewal }: Pick<Line, 'openRenewal'>): boolean {
  return openRenewal?.status === 'FAILED' || openRenewal?.status === 'RETRY_SCHEDULED';
}

export function hasLife({ status }: Pick<Line, 'status'>): boolean {
  return !LEFT.includes(status);
}
