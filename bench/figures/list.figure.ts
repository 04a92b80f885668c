import { context, requests } from './figure.js';
import type { Reading } from './figure.js';
import { measureReads } from './reads.figure.js';
import { agentAt, peer, statementsOf } from '../scene/contest.js';
import type { Contestant } from '../scene/contest.js';
import type { Operation } from '../scene/desk.js';
import { SORTS, list, markOfPage } from '../scene/operations.js';
import type { Scene } from '../scene/scene.js';

const PAGES = [1, 2, 5, 20, 50];
const POOL_SIZE = 10;

export async function measureList(scene: Scene): Promise<Reading[]> {
  const { readings, bare, peers } = await measureReads(scene, {
    id: 'list',
    title: 'Subscribers list',
    rowKey: 'lineId',
    many: await pagesOf(scene, 'many'),
    few: await pagesOf(scene, 'few'),
    note: `pages of 25 in four orders, page ${PAGES.join(', ')} of each, with the bounded count`,
    peers: async (url) => plainServers(scene, url, await pagesOf(scene, 'many')),
  });
  const compared = peers.map(({ name, figures }) =>
    context(`list.peer.${name}`, `For comparison: the same rows by ${PEERS[name]?.title ?? name}`, requests(figures), 'the same bare server', figures.perSecond / bare.perSecond),
  );
  return [...readings, ...compared];
}

async function pagesOf(scene: Scene, which: 'many' | 'few'): Promise<Operation[]> {
  const desk = await agentAt(scene, await scene.operator(which));
  const operations: Operation[] = [];
  for (const sort of SORTS) for (const number of PAGES) operations.push(list({ sort, after: await markOfPage(desk, sort, number) }));
  return operations;
}

const PEERS: Readonly<Record<string, { readonly file: string; readonly title: string }>> = {
  nest: { file: 'bench/peers/plain-nest.server.ts', title: 'a plain NestJS + Apollo + TypeORM resolver' },
  apollo: { file: 'bench/peers/apollo.server.mjs', title: 'Apollo Server alone, with pg' },
};

const PEER_DOCUMENT =
  'query Lines($list: Int!) { lines(list: $list) { subscriberId lineId name msisdn market status planName validTo numberLostAt zone autoRenew } }';

/** Other ways to make the same answer out of the same statements. */
async function plainServers(scene: Scene, databaseUrl: string, operations: readonly Operation[]): Promise<Contestant[]> {
  const statements = await statementsOf(scene, databaseUrl, operations);
  const contestants: Contestant[] = [];
  for (const [name, { file }] of Object.entries(PEERS)) {
    const shot = (index: number) => ({
      method: 'POST' as const,
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: PEER_DOCUMENT, operationName: 'Lines', variables: { list: index } }),
    });
    contestants.push(await peer(scene, name, file, { databaseUrl, statements, poolSize: POOL_SIZE }, shot, '{"data":{'));
  }
  return contestants;
}
