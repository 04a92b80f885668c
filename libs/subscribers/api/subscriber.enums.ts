import { lineStates } from '../domain/line.states.js';
import { SEARCH_HIT_KINDS } from '../search/search-hit.js';
import { SUBSCRIBER_SORTS } from '../reads/subscriber-list.sql.js';
import { graphqlEnum } from '#platform/graphql';

export const LineStatusEnum = graphqlEnum('LineStatus', lineStates.states);
export const PROFILE_STATES = ['released', 'downloaded', 'installed', 'enabled', 'disabled', 'deleted'] as const;
export type ProfileState = (typeof PROFILE_STATES)[number];
export const ProfileStateEnum = graphqlEnum('ProfileState', PROFILE_STATES);
export const SearchHitKindEnum = graphqlEnum('SearchHitKind', SEARCH_HIT_KINDS);
export const SubscriberSortEnum = graphqlEnum('SubscriberSort', SUBSCRIBER_SORTS);
