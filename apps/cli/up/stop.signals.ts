/** One Ctrl-C arrives several times: from the terminal, from npm and from tools/start.mjs. */
const SAME_PRESS_MS = 1_500;

/** Resolves on the first request to stop; calls `insist` when a second one comes later, for someone who will not wait. */
export function stopRequested(insist: () => void): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const hear = (): void => {
      if (first === undefined) {
        first = performance.now();
        resolve();
      } else if (performance.now() - first > SAME_PRESS_MS) insist();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
    // Started with a channel by tools/start.mjs: its end is a request to stop too.
    process.once('disconnect', hear);
    process.channel?.unref();
  });
}
