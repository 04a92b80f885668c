import { requests } from './figure.js';
import type { Reading } from './figure.js';
import type { LoadFigures } from '../load/load.js';
import { bare, compare, product, statementsOf } from '../scene/contest.js';
import type { Contestant } from '../scene/contest.js';
import type { Operation } from '../scene/desk.js';
import { assertSameRows } from '../scene/same.rows.js';
import type { Scene } from '../scene/scene.js';

const RATIO = 0.5;
const GROWTH = 1.5;

export interface ReadsOrder {
  readonly id: string;
  readonly title: string;
  readonly rowKey: 'id' | 'lineId';
  readonly many: readonly Operation[];
  readonly few: readonly Operation[];
  readonly note: string;
  /** More to compare with; they run in the same rounds. */
  readonly peers?: (databaseUrl: string) => Promise<readonly Contestant[]>;
}

export interface ReadsOutcome {
  readonly readings: readonly Reading[];
  readonly bare: LoadFigures;
  readonly peers: readonly { readonly name: string; readonly figures: LoadFigures }[];
}

/** The product against the bare server on many lines, and against itself on few. */
export async function measureReads(scene: Scene, { id, title, rowKey, many, few, note, peers }: ReadsOrder): Promise<ReadsOutcome> {
  const [manyUrl, fewUrl] = [await scene.operator('many'), await scene.operator('few')];
  const ours = await product(scene, manyUrl, many);
  const base = await bare(scene, manyUrl, await statementsOf(scene, manyUrl, many));
  await assertSameRows(ours, base, rowKey);
  const others = (await peers?.(manyUrl)) ?? [];
  scene.say(`Measuring: ${title}`);
  const [large, bottom, small, ...rest] = await compare(scene, [ours, base, await product(scene, fewUrl, few), ...others]);
  if (!large || !bottom || !small) throw new Error('Every contestant has figures');
  const ratio = large.perSecond / bottom.perSecond;
  const growth = large.p95 / small.p95;
  const lines = `${await count(scene, manyUrl)} lines`;
  return {
    bare: bottom,
    peers: rest.map((figures, place) => ({ name: others[place]?.name ?? '', figures })),
    readings: [
      { id: `${id}.rate`, title: `${title}, ${lines}`, measured: requests(large), baseline: `bare node:http + pg: ${requests(bottom)}`, ratio, target: `≥ ${RATIO}`, reached: ratio >= RATIO, note },
      { id: `${id}.growth`, title: `${title}, p95 from few to many lines`, measured: `p95 ${large.p95.toFixed(1)} ms`, baseline: `${await count(scene, fewUrl)} lines: p95 ${small.p95.toFixed(1)} ms`, ratio: growth, target: `≤ ${GROWTH}`, reached: growth <= GROWTH, note: '' },
    ],
  };
}

async function count(scene: Scene, url: string): Promise<string> {
  const [row] = await scene.ask<{ lines: number }>(url, 'SELECT count(*)::int AS lines FROM line');
  return (row?.lines ?? 0).toLocaleString('en');
}
