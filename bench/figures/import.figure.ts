import { rmSync } from 'node:fs';
import path from 'node:path';
import { copyAlone } from '../peers/copy.loader.js';
import type { Scene } from '../scene/scene.js';
import type { Reading } from './figure.js';
import { writeImportFile } from './import.files.js';
import type { Width } from './import.files.js';
import type { ImportFigures } from './import.world.js';

const PER_SECOND = 20_000;
/** Memory of the last quarter of the run over that of the second one. */
const GROWTH = 1.15;
const HEAP_MB = 256;

/** The import as `keepline import subscribers` does it, beside PostgreSQL alone with the same rows, which no product can pass. */
export async function measureImport(scene: Scene): Promise<Reading[]> {
  const every = await importOf(scene, 'every');
  const required = await importOf(scene, 'required');
  const { rssRatio, peakRssMb } = every.figures;
  return [
    rateReading('import.rate', 'every column filled', every),
    rateReading('import.rate.required', 'the ten columns that must be there', required),
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

interface Measured {
  readonly figures: ImportFigures;
  /** Seconds. */
  readonly alone: number;
}

async function importOf(scene: Scene, width: Width): Promise<Measured> {
  const rows = scene.size.importRows;
  const file = path.join(scene.directory, 'subscribers.csv');
  await writeImportFile(file, rows, width);
  const url = await scene.database('import');
  await scene.keepline(url, 'migrate');
  scene.say(`Measuring: import, ${width === 'every' ? 'every column' : 'required columns'}`);
  const child = scene.start('bench/figures/import.process.ts', { args: [url, file, String(rows), width === 'every' ? 'again' : ''], execArgv: [`--max-old-space-size=${HEAP_MB}`], log: scene.log('import') });
  const figures = await child.answer<ImportFigures>();
  scene.say('Measuring: PostgreSQL alone with the same rows');
  const alone = await copyAlone(scene, url);
  await scene.drop(url);
  rmSync(file);
  return { figures, alone };
}

function rateReading(id: string, which: string, { figures, alone }: Measured): Reading {
  const { rows, perSecond, againPerSecond, ownMicrosPerRow, seconds } = figures;
  return {
    id,
    title: `Import of ${rows.toLocaleString('en')} rows, ${which}`,
    measured: `${perSecond.toFixed(0)} rows/s${againPerSecond === null ? '' : `; the same file again, nothing changed: ${againPerSecond.toFixed(0)} rows/s`}`,
    baseline: `PostgreSQL alone, COPY of the same table rows out of ready files, plain indexes and foreign keys made afterwards: ${(rows / alone).toFixed(0)} rows/s`,
    ratio: alone / seconds,
    target: `≥ ${PER_SECOND.toLocaleString('en')} rows/s`,
    reached: perSecond >= PER_SECOND,
    note: `from a file on disk; ${ownMicrosPerRow.toFixed(0)} µs of our processor time a row`,
  };
}
