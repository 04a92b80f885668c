export const subscribers = {
  title: 'Subscribers',
  lead: 'One row per line',
  columns: { name: 'Subscriber', msisdn: 'Number', status: 'State', plan: 'Plan', market: 'Market', validTo: 'Valid through', numberLostAt: 'Number lost', autoRenew: 'Auto-renew' },
  sort: { NAME: 'Name', VALID_TO: 'End of validity', NUMBER_LOST_AT: 'Number lost', NEWEST: 'Newest' },
  filter: { status: 'State', market: 'Market', planCode: 'Plan', autoRenew: 'Auto-renew' },
  empty: 'Import a file or seed the demo operator to see subscribers here.',
} as const;
