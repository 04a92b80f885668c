import type { Config } from '#platform/config';
import { checkServer, startEmbedded } from '../database.session.js';

export interface LocalDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** A server that ends by itself more often than this stays down. */
const MOST_RESTARTS = 3;

/** The database of DATABASE_URL, or the embedded one, which is started again on its port when it is lost. */
export async function openDatabase(config: Config, report: (line: string) => void, onGivenUp: () => void): Promise<LocalDatabase> {
  if (config.databaseUrl !== undefined) {
    await checkServer(config.databaseUrl);
    return { url: config.databaseUrl, stop: () => Promise.resolve() };
  }
  let server = await startEmbedded(config, report);
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const { url, port } = server;

  async function watch(restarts: number): Promise<void> {
    await server.lost;
    if (isStopping()) return;
    if (restarts === MOST_RESTARTS) {
      onGivenUp();
      return;
    }
    report(`The database ended unexpectedly; starting it again (${restarts + 1} of ${MOST_RESTARTS})`);
    try {
      server = await startEmbedded(config, undefined, port);
      if (isStopping()) await server.stop();
      else await watch(restarts + 1);
    } catch (problem) {
      report((problem as Error).message);
      onGivenUp();
    }
  }
  void watch(0);

  return {
    url,
    stop: () => {
      stopping = true;
      return server.stop();
    },
  };
}
