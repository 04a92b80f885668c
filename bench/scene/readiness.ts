import { setTimeout as pause } from 'node:timers/promises';

/** Asks until it answers 200; gives the milliseconds that took. Fails when the time is over. */
export async function answersAt(url: string, patienceMs: number): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < patienceMs) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return performance.now() - started;
    await pause(25);
  }
  throw new Error(`${url} did not answer within ${patienceMs / 1000} s`);
}
