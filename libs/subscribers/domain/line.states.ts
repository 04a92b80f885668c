import { defineStates } from '#kernel';

export type LineStatus =
  'created' | 'active' | 'grace' | 'suspended' | 'terminated' | 'quarantine' | 'recycled' | 'barred' | 'ported_out';

export type LineEvent = 'activate' | 'expire' | 'suspend' | 'terminate' | 'quarantine' | 'recycle' | 'recharge' | 'bar' | 'port_out';

/** Life of a line. The database refuses every move that is not here (state_transition). */
export const lineStates = defineStates<LineStatus, LineEvent>({
  initial: 'created',
  table: {
    created: { activate: 'active' },
    active: { expire: 'grace', bar: 'barred', port_out: 'ported_out', recharge: 'active' },
    grace: { recharge: 'active', suspend: 'suspended', bar: 'barred', port_out: 'ported_out' },
    suspended: { recharge: 'active', terminate: 'terminated', bar: 'barred', port_out: 'ported_out' },
    barred: { activate: 'active', expire: 'grace', suspend: 'suspended', port_out: 'ported_out' },
    terminated: { quarantine: 'quarantine' },
    quarantine: { recycle: 'recycled' },
    recycled: {},
    ported_out: {},
  },
});

/** States from which a payment or a staff extension still saves the number. */
export const RESCUABLE: readonly LineStatus[] = ['active', 'grace', 'suspended'];
