import type fc from 'fast-check';
import { isRefusal } from '#kernel';
import { holdLaws } from './laws.js';
import type { SimulatedWorld } from './world.js';

/** What happens may depend on what is there, never the other way round: the model is the provider's truth, which the world carries. */
type Model = object;
export type Step = fc.AsyncCommand<Model, SimulatedWorld>;

/** One step of a seed, by the words in which a failing seed is told. After it every law holds. */
export class Happening implements Step {
  constructor(
    private readonly words: string,
    private readonly happen: (world: SimulatedWorld) => Promise<unknown>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_: Model, world: SimulatedWorld): Promise<void> {
    await this.happen(world);
    await holdLaws(world);
  }

  toString(): string {
    return this.words;
  }
}

/** A refusal is an answer; anything else is a defect. */
export async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    if (!isRefusal(problem) || problem.code === 'INTERNAL') throw problem;
  }
}
