import { freePort } from '#platform/embedded';
import type { Scene } from '../scene/scene.js';
import { answersAt } from '../scene/readiness.js';
import type { Reading } from './figure.js';
import { dueLines } from './renewals.figure.js';
import { SIMULATOR_KEY, WORKER_NODE } from './renewals.world.js';
import type { RenewalFigures } from './renewals.world.js';

const ANSWER_MS = 20;
const SHARE = 0.8;
/** Requests at a time. The simulator, the client and the engine share the machine's cores: more at a time measures those. */
const CONCURRENCY = [4, 8, 16] as const;
/** As many lines for each request that is under way at a time, so that every run takes about as long. */
const LINES_EACH = 400;

/** The engine through Stripe's official client against the simulator over HTTP, which answers after 20 ms: the provider is to be the limit. */
export async function measureProvider(scene: Scene): Promise<Reading[]> {
  const port = await freePort();
  const simulator = `http://127.0.0.1:${port}`;
  scene.start('dist/apps/simulator/main.js', { env: { SIMULATOR_PORT: String(port), SIMULATOR_SECRET_KEY: SIMULATOR_KEY }, log: scene.log('simulator') });
  await answersAt(`${simulator}/_simulator/state`, 30_000);
  const readings: Reading[] = [];
  for (const concurrency of CONCURRENCY) readings.push(await measureAt(scene, simulator, concurrency));
  return readings;
}

async function measureAt(scene: Scene, simulator: string, concurrency: number): Promise<Reading> {
  const lines = concurrency * LINES_EACH;
  const url = await dueLines(scene, `provider_${concurrency}`, lines, `pm_sim_slow_${ANSWER_MS}_`);
  scene.say(`Measuring: renewals through the simulator, ${concurrency} requests at a time`);
  const setting = JSON.stringify({ simulator: { url: simulator, concurrency } });
  const { seconds } = await scene.start('bench/figures/renewals.process.ts', { args: [url, String(lines), setting], execArgv: WORKER_NODE, log: scene.log('provider') }).answer<RenewalFigures>();
  await scene.drop(url);
  const [perSecond, most] = [lines / seconds, concurrency / (ANSWER_MS / 1_000)];
  return {
    id: `provider.rate.${concurrency}`,
    title: `Renewal run through the simulator over HTTP, ${concurrency} requests at a time`,
    measured: `${perSecond.toFixed(0)}/s`,
    baseline: `as many as ${concurrency} answers of ${ANSWER_MS} ms at a time allow: ${most.toFixed(0)}/s`,
    ratio: perSecond / most,
    target: `≥ ${SHARE}`,
    reached: perSecond / most >= SHARE,
    note: `${lines.toLocaleString('en')} lines, Stripe's official client, all rows written`,
  };
}
