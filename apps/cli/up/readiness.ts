import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandError } from '../command.error.js';

/** @throws CommandError naming PORT when somebody listens there, or when we may not. */
export async function assertPortIsFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve));
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new CommandError(`Port ${port} is in use by another program: set PORT to a free one, for example PORT=${port + 1} npm start.`);
    if (code === 'EACCES') throw new CommandError(`PORT is ${port}, which this account may not listen on: set PORT to one above 1023.`);
    throw new CommandError(`HOST is "${host}", where this machine cannot listen (${message}).`, 2);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** Asks until it answers 200; false when the time is over or `given up` is true. */
export async function answersWithin(url: string, milliseconds: number, givenUp: () => boolean): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until && !givenUp()) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await pause(50);
  }
  return false;
}
