import { SubscribersList } from '../../apps/console/src/data/lists.graphql.js';
import { SubscriberPage } from '../../apps/console/src/screens/subscriber/subscriber.graphql.js';
import { SearchQuery } from '../../apps/console/src/search/search.graphql.js';
import type { Document } from '../../apps/console/src/api/document.js';
import type { Desk, Operation } from './desk.js';

export const PAGE_ROWS = 25;
/** The largest page that is given out. */
const MOST_ROWS = 100;

export const SORTS = ['NAME', 'VALID_TO', 'NUMBER_LOST_AT', 'NEWEST'] as const;
type Sort = (typeof SORTS)[number];

interface ListAnswer {
  readonly subscribers: { readonly rows: readonly { readonly lineId: string }[]; readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean } };
}

interface ListWishes {
  readonly sort?: Sort;
  readonly filter?: object | null;
  readonly after?: string | null;
  readonly first?: number;
}

// The bench asks with the console's own documents.
export function list({ sort = 'NAME', filter = null, after = null, first = PAGE_ROWS }: ListWishes = {}): Operation {
  return operation(SubscribersList, { filter, sort, descending: false, first, after });
}

export function search(text: string): Operation {
  return operation(SearchQuery, { text });
}

export function page(id: string): Operation {
  return operation(SubscriberPage, { id });
}

/** The mark before page `number` of an order, found by walking there. */
export async function markOfPage(desk: Desk, sort: Sort, number: number): Promise<string | null> {
  let after: string | null = null;
  for (let rows = (number - 1) * PAGE_ROWS; rows > 0; rows -= MOST_ROWS) {
    const { subscribers }: ListAnswer = await desk.ask<ListAnswer>(list({ sort, after, first: Math.min(rows, MOST_ROWS) }));
    if (!subscribers.pageInfo.hasNextPage) throw new Error(`There is no page ${number}`);
    after = subscribers.pageInfo.endCursor;
  }
  return after;
}

function operation({ name, text }: Pick<Document<unknown, unknown>, 'name' | 'text'>, variables: Operation['variables']): Operation {
  return { query: text, operationName: name, variables };
}
