import { systemClock } from '#kernel';
import { useSyncExternalStore } from 'react';

const TICK = 30_000;
let now = systemClock.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = systemClock.now();
    for (const each of listeners) each();
  }, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, moving on every half minute; all readers on screen tick together. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
