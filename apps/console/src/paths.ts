/** Where things are. Ids only: no address may carry a name, a number or a search text. */
export const paths = {
  dashboard: '/',
  /** With a line, that line is the one shown first. */
  subscriber: (id: string, lineId?: string | null) => (lineId ? `/subscribers/${id}/${lineId}` : `/subscribers/${id}`),
  renewal: (id: string) => `/failedRenewals/${id}`,
  bulkRuns: '/failedRenewals/bulk',
  bulkRun: (id: string) => `/failedRenewals/bulk/${id}`,
  charge: (id: string) => `/charges/${id}`,
  plan: (id: string) => `/plans/${id}`,
  request: (id: string) => `/actionRequests/${id}`,
  auditEntry: (seq: string) => `/auditEntries/${seq}`,
} as const;
