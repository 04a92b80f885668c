import type { Scene } from '../scene/scene.js';
import type { Reading } from './figure.js';
import { makeDueLines } from './renewals.world.js';
import { ATTEMPTS, failEveryRenewal } from './verdict.world.js';
import type { VerdictFigures } from './verdict.world.js';

const TARGET_MS = 30;

/** The verdict on one renewal, from the tables to the reader's words, while many charges lie beside it. */
export async function measureVerdict(scene: Scene): Promise<Reading[]> {
  const { charges } = scene.size;
  const url = await scene.database('verdict');
  await scene.keepline(url, 'migrate');
  await makeDueLines(url, Math.ceil(charges / ATTEMPTS));
  await failEveryRenewal(url);
  await scene.settle(url);
  scene.say('Measuring: verdict');
  const { asked, p50, p95, p99 } = await scene.start('bench/figures/verdict.process.ts', { args: [url], log: scene.log('verdict') }).answer<VerdictFigures>();
  await scene.drop(url);
  return [
    {
      id: 'verdict.p95',
      title: `Verdict on one renewal, ${charges.toLocaleString('en')} charges`,
      measured: `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} p99 ${p99.toFixed(1)} ms`,
      baseline: '',
      ratio: null,
      target: `p95 < ${TARGET_MS} ms`,
      reached: p95 < TARGET_MS,
      note: `${asked} renewals one after the other, each with ${ATTEMPTS} declined attempts; statements, reading, words and next action included`,
    },
  ];
}
