import { measureConsole } from './figures/console.figure.js';
import { measureDeepPages } from './figures/deep.figure.js';
import type { Figure, Reading } from './figures/figure.js';
import { measureImport } from './figures/import.figure.js';
import { measureList } from './figures/list.figure.js';
import { measureMemory } from './figures/memory.figure.js';
import { measurePage } from './figures/page.figure.js';
import { measureProvider } from './figures/provider.figure.js';
import { measureRenewals } from './figures/renewals.figure.js';
import { measureSearch } from './figures/search.figure.js';
import { measureStart } from './figures/start.figure.js';
import { measureVerdict } from './figures/verdict.figure.js';
import { readOptions } from './options.js';
import type { FigureName, Options } from './options.js';
import { entryOf } from './report/history.js';
import { describeMachine } from './report/machine.js';
import { publish, tableOf } from './report/report.js';
import { Scene } from './scene/scene.js';

const MEASURES: Readonly<Record<FigureName, Figure>> = {
  list: measureList,
  search: measureSearch,
  deep: measureDeepPages,
  page: measurePage,
  renewals: measureRenewals,
  provider: measureProvider,
  memory: measureMemory,
  verdict: measureVerdict,
  import: measureImport,
  console: measureConsole,
  start: measureStart,
};

/** No figure takes so long, the making of its operators included, unless something hangs. */
const PATIENCE_MS = 30 * 60_000;

/** Measures and reports; gives the exit code: 1 when a figure could not be measured, whether or not the others reached their targets. */
export async function main(args: readonly string[], build: (say: (line: string) => void) => Promise<void>): Promise<number> {
  let options: Options;
  try {
    options = readOptions(args);
  } catch (problem) {
    process.stderr.write(`${wordsOf(problem)}\n`);
    return 2;
  }
  const started = performance.now();
  const say = (line: string): void => void process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
  await build(say);
  const scene = await Scene.open(options, say);
  const stopped = stopOnSignals(scene);
  const { readings, failures } = await measureAll(scene, options);
  const machine = await describeMachine(await scene.serverVersion());
  process.off('SIGINT', stopped).off('SIGTERM', stopped);
  await scene.close({ keepLogs: failures > 0 });
  process.stdout.write(`\n${machine.date}, commit ${machine.commit}, ${machine.description}, ${options.size.name} size\n\n${tableOf(readings.map((reading) => entryOf(reading, machine)))}\n`);
  if (options.size.name === 'full' && options.profile === null && readings.length > 0) publish(readings, machine);
  else process.stdout.write('\nNot written into docs/: that takes full size and no profiler.\n');
  return failures > 0 ? 1 : 0;
}

/** A figure that fails does not keep the others from being measured. */
async function measureAll(scene: Scene, { only }: Options): Promise<{ readings: Reading[]; failures: number }> {
  const readings: Reading[] = [];
  let failures = 0;
  for (const name of only) {
    try {
      const got = await within(MEASURES[name](scene), PATIENCE_MS);
      for (const { title, measured, ratio } of got) scene.say(`  ${title}: ${measured}${ratio === null ? '' : `, ratio ${ratio.toFixed(2)}`}`);
      readings.push(...got);
    } catch (problem) {
      failures += 1;
      scene.say(`  ${name} could not be measured: ${wordsOf(problem)}`);
    }
  }
  return { readings, failures };
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${milliseconds / 60_000} minutes`)), milliseconds);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function stopOnSignals(scene: Scene): () => void {
  const stop = (): void => {
    scene.say('Stopping');
    void scene.close({ keepLogs: false }).finally(() => process.exit(130));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return stop;
}

function wordsOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
