import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentStaff, Requires } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { SubscriberSearch } from '../search/subscriber.search.js';
import type { SearchResult } from '../search/subscriber.search.js';
import { SearchResultType } from './search.type.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly searching: SubscriberSearch) {}

  @Query(() => SearchResultType)
  @Requires('read', 'Subscriber')
  search(@Args('text', { type: () => String }) text: string, @CurrentStaff() staff: StaffActor): Promise<SearchResult> {
    return this.searching.search(text, staff);
  }
}
