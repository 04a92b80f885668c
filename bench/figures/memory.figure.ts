import type { Scene } from '../scene/scene.js';
import type { Reading } from './figure.js';
import { dueLines } from './renewals.figure.js';
import { WORKER_NODE } from './renewals.world.js';
import type { RenewalFigures } from './renewals.world.js';

/** Memory of the last quarter of the run over that of the second one. */
const GROWTH = 1.15;
const HEAP_MB = 256;

/** The memory of one run over everything that falls due in a large house at once. */
export async function measureMemory(scene: Scene): Promise<Reading[]> {
  const { dueLines: lines } = scene.size;
  const url = await dueLines(scene, 'memory', lines);
  scene.say(`Measuring: memory over ${lines.toLocaleString('en')} due renewals`);
  const child = scene.start('bench/figures/renewals.process.ts', { args: [url, String(lines)], execArgv: [`--max-old-space-size=${HEAP_MB}`, ...WORKER_NODE], log: scene.log('memory') });
  const { peakRssMb, rssRatio, seconds } = await child.answer<RenewalFigures>();
  await scene.drop(url);
  return [
    {
      id: 'memory.late',
      title: `Renewal run over ${lines.toLocaleString('en')} due lines, most memory of the process, late over early`,
      measured: `${peakRssMb.toFixed(0)} MB at most, heap of ${HEAP_MB} MB`,
      baseline: '',
      ratio: rssRatio,
      target: `≤ ${GROWTH}`,
      reached: rssRatio <= GROWTH,
      note: `resident; the last quarter of the run over the second one; ${(lines / seconds).toFixed(0)} renewals/s on the whole`,
    },
  ];
}
