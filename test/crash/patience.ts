import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 90_000;
/** On a machine that has other work everything may take so many times as long. */
export const patience = { factor: 1 };

export async function until(what: string, isSo: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const since = performance.now();
  while (!(await isSo())) {
    if (performance.now() - since > patienceMs * patience.factor) throw new Error(`Not in time: ${what}`);
    await pause(100);
  }
}
