import { lineStates } from '#subscribers';
import type { LineEvent, LineStatus } from '#subscribers';

/** What the calendar alone does to a line, by its state. Every other state waits for somebody. */
const BY_CALENDAR: Readonly<Partial<Record<LineStatus, LineEvent>>> = {
  created: 'activate',
  active: 'expire',
  grace: 'suspend',
  suspended: 'terminate',
  terminated: 'quarantine',
  quarantine: 'recycle',
};

export interface LifeStep {
  readonly event: LineEvent;
  readonly to: LineStatus;
}

/** The next step of a line whose time has come; null if the calendar does not move it. */
export function nextLifeStep(status: LineStatus): LifeStep | null {
  const event = BY_CALENDAR[status];
  return event ? { event, to: lineStates.next(status, event) } : null;
}
