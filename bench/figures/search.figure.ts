import type { Reading } from './figure.js';
import { measureReads } from './reads.figure.js';
import { search } from '../scene/operations.js';
import type { Scene } from '../scene/scene.js';
import { searchedTexts } from '../scene/searched.texts.js';

export async function measureSearch(scene: Scene): Promise<Reading[]> {
  const textsIn = async (which: 'many' | 'few') => searchedTexts(scene, await scene.operator(which), scene.size[which]);
  const { readings } = await measureReads(scene, {
    id: 'search',
    title: 'One-box search',
    rowKey: 'id',
    many: (await textsIn('many')).map(search),
    few: (await textsIn('few')).map(search),
    note: 'numbers in four notations, last six and four digits, names whole and unfinished, family names, e-mail, ICCID, external id, two misses in thirteen',
  });
  return [...readings];
}
