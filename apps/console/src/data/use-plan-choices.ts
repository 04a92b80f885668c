import { useMemo } from 'react';
import { useRead } from '../api/ApiContext.js';
import { PlansList } from './lists.graphql.js';
import { useStaff } from './SessionContext.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The markets and plans that a filter can offer: those of the plans there are, within the reader's markets. */
export function usePlanChoices(): { markets: readonly Choice[]; plans: readonly Choice[] } {
  const staff = useStaff();
  const { data } = useRead(PlansList, { includeRetired: true });
  return useMemo(() => {
    const plans = (data?.plans ?? []).filter(({ market }) => staff.markets?.includes(market) ?? true);
    const markets = [...new Set([...(staff.markets ?? []), ...plans.map(({ market }) => market)])].sort();
    return {
      markets: markets.map((market) => ({ value: market, label: market })),
      plans: plans.map(({ code, name, market }) => ({ value: code, label: `${name} · ${market}` })),
    };
  }, [data, staff.markets]);
}
