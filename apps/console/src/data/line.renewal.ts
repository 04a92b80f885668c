import type { LineStatus } from '../generated/types.js';

/** States of a line whose number is lost or gone: no renewal brings it back, so its switch for automatic renewal says nothing. */
export const NOTHING_RENEWS: readonly LineStatus[] = ['TERMINATED', 'QUARANTINE', 'RECYCLED', 'PORTED_OUT'];
