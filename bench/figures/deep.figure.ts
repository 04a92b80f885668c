import type { Reading } from './figure.js';
import { requests } from './figure.js';
import { agentAt, compare, product } from '../scene/contest.js';
import { list, markOfPage } from '../scene/operations.js';
import type { Scene } from '../scene/scene.js';

/** Half as much again is within the noise of a busy machine; a page that is counted through costs a thousand times as much. */
const TARGET = 1.5;

/** The first page against one far behind it, asked one at a time. */
export async function measureDeepPages(scene: Scene): Promise<Reading[]> {
  const url = await scene.operator('many');
  const { deepPage } = scene.size;
  scene.say(`Walking to page ${deepPage.toLocaleString('en')}`);
  const after = await markOfPage(await agentAt(scene, url), 'NAME', deepPage);
  const contestants = [await product(scene, url, [list()]), await product(scene, url, [list({ after })])];
  const [first, deep] = await compare(scene, contestants, 1);
  if (!first || !deep) throw new Error('Both pages have figures');
  const ratio = deep.p50 / first.p50;
  return [{
    id: 'deep.page',
    title: `Page ${deepPage.toLocaleString('en')} by name, one at a time`,
    measured: requests(deep),
    baseline: `page 1: ${requests(first)}`,
    ratio,
    target: `≤ ${TARGET}`,
    reached: ratio <= TARGET,
    note: 'ratio of the p50',
  }];
}
