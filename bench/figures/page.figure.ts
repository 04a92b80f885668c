import type { Reading } from './figure.js';
import { requests } from './figure.js';
import { bare, compare, product, statementsOf } from '../scene/contest.js';
import { page } from '../scene/operations.js';
import type { Scene } from '../scene/scene.js';

const MOST_STATEMENTS = 10;
const SUBSCRIBERS = 100;

/** The 360° page of subscribers with a past, in the operator with many lines. */
export async function measurePage(scene: Scene): Promise<Reading[]> {
  const url = await scene.operator('many');
  const subscribers = await scene.ask<{ id: string }>(
    url,
    `SELECT s.id FROM subscriber s WHERE s.external_id < $1 ORDER BY (SELECT count(*) FROM charge c WHERE c.subscriber_id = s.id) DESC, s.id LIMIT ${SUBSCRIBERS}`,
    [`DEMO-${String(scene.size.withPast).padStart(7, '0')}`],
  );
  const operations = subscribers.map(({ id }) => page(id));
  const statements = await statementsOf(scene, url, operations);
  const most = Math.max(...statements.map((list) => list.length));
  scene.say('Measuring: 360° page');
  const [ours, base] = await compare(scene, [await product(scene, url, operations), await bare(scene, url, statements)]);
  if (!ours || !base) throw new Error('Both have figures');
  return [
    { id: 'page.statements', title: '360° page, SQL statements of one request', measured: `at most ${most}`, baseline: '', ratio: null, target: `≤ ${MOST_STATEMENTS}`, reached: most <= MOST_STATEMENTS, note: `the ${operations.length} subscribers with the longest past` },
    { id: 'page.rate', title: '360° page', measured: requests(ours), baseline: `the same statements one after the other, bare: ${requests(base)}`, ratio: ours.perSecond / base.perSecond, target: '', reached: null, note: 'one request for everything on the page' },
  ];
}
