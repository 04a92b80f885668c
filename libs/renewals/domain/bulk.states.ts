import { defineStates } from '#kernel';

export type BulkStatus = 'preparing' | 'ready' | 'running' | 'paused' | 'canceling' | 'canceled' | 'done';
export type BulkEvent = 'previewed' | 'start' | 'pause' | 'resume' | 'cancel' | 'stopped' | 'finish';

/** Life of a run of one action over many failures. `canceling`: a row may still be in hand, and is waited for. */
export const bulkStates = defineStates<BulkStatus, BulkEvent>({
  initial: 'preparing',
  table: {
    preparing: { previewed: 'ready', cancel: 'canceling' },
    ready: { start: 'running', cancel: 'canceling' },
    running: { pause: 'paused', cancel: 'canceling', finish: 'done' },
    paused: { resume: 'running', cancel: 'canceling' },
    canceling: { stopped: 'canceled' },
    canceled: {},
    done: {},
  },
});

export const BULK_ROW_STATUSES = ['waiting', 'running', 'done', 'declined', 'pending', 'refused', 'skipped'] as const;
export type BulkRowStatus = (typeof BULK_ROW_STATUSES)[number];

/** Actions of the bus that suit many lines. */
export const BULK_ACTIONS = ['renewNow', 'extendValidity', 'setAutoRenew', 'openCase'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
export const BULK_MAX_ROWS = 5_000;
