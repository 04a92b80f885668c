import type { Scene } from '../scene/scene.js';
import type { Reading } from './figure.js';
import type { ImportFigures } from './import.world.js';

const PER_SECOND = 20_000;
/** Memory of the last quarter of the run over that of the second one. */
const GROWTH = 1.15;
const HEAP_MB = 256;

/** The import of `keepline import subscribers`, fed from memory, into the schema with all its indexes. */
export async function measureImport(scene: Scene): Promise<Reading[]> {
  const rows = scene.size.importRows;
  const url = await scene.database('import');
  await scene.keepline(url, 'migrate');
  scene.say('Measuring: import');
  const child = scene.start('bench/figures/import.process.ts', { args: [url, String(rows)], execArgv: [`--max-old-space-size=${HEAP_MB}`], log: scene.log('import') });
  const { perSecond, againPerSecond, ownMicrosPerRow, peakRssMb, rssRatio } = await child.answer<ImportFigures>();
  await scene.drop(url);
  return [
    {
      id: 'import.rate',
      title: `Import of ${rows.toLocaleString('en')} rows, every column filled`,
      measured: `${perSecond.toFixed(0)} rows/s`,
      baseline: `the same file again, nothing changed: ${againPerSecond.toFixed(0)} rows/s`,
      ratio: null,
      target: `≥ ${PER_SECOND.toLocaleString('en')} rows/s`,
      reached: perSecond >= PER_SECOND,
      note: `making the rows included; ${ownMicrosPerRow.toFixed(0)} µs of our processor time a row, the rest is the database's`,
    },
    {
      id: 'import.memory',
      title: 'Import, most memory of the process, late over early in the run',
      measured: `${peakRssMb.toFixed(0)} MB at most, heap of ${HEAP_MB} MB`,
      baseline: '',
      ratio: rssRatio,
      target: `≤ ${GROWTH}`,
      reached: rssRatio <= GROWTH,
      note: 'resident; the last quarter of the file over the second one',
    },
  ];
}
