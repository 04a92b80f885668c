import 'reflect-metadata';
import { prepareStatements } from './prepared.js';
import { liveThrough } from './seed.js';
import { SimulatedWorld } from './world.js';

/** A worker of `simulate.ts`: lives through the seeds that it is sent, one after the other, on a database of its own. */
prepareStatements();
const world = await SimulatedWorld.open(process.argv[2] ?? '');
process.on('message', (seed: number | null) => {
  if (seed === null) void world.close().then(() => process.disconnect());
  else
    void liveThrough(world, seed).then(
      (failure) => process.send?.({ seed, failure }),
      (problem: unknown) => process.send?.({ seed, failure: { seed, law: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem), story: [] } }),
    );
});
process.send?.({ ready: true });
