import { useStore } from 'ra-core';
import { useCallback } from 'react';
import type { ResourceName } from './access.js';
import { firstPage } from './keyset.js';
import type { Lists } from './lists.js';
import { listKey, type ListOrder, type Stored } from './use-keyset-list.js';

/**
 * Sets the filter, and the order if one is meant, with which a list will open, for links that mean a part of it. The filter goes by memory and not by the
 * address, as everything that a reader filters by.
 */
export function usePresetFilter<Name extends ResourceName>(resource: Name): (filter: Lists[Name]['filter'], sort?: ListOrder<Name>) => void {
  const [, setStored] = useStore<Stored<Name> | null>(listKey(resource), null);
  return useCallback((filter, sort) => setStored({ filter, sort: sort ?? null, position: firstPage }), [setStored]);
}
