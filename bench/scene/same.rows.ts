import type { Contestant } from './contest.js';

/** How many shots are compared; they are spread over all. */
const LOOKED_AT = 26;
/** A row of the search that only says that some were left out. */
const MARKER = 'MORE';

type Row = Readonly<Record<string, string | undefined>>;

/** Fails unless both answer with the same rows: a ratio to a server that does something else says nothing. */
export async function assertSameRows(product: Contestant, bare: Contestant, key: 'id' | 'lineId'): Promise<void> {
  let rows = 0;
  const step = Math.max(1, Math.floor(product.shots.length / LOOKED_AT));
  for (let index = 0; index < product.shots.length; index += step) {
    const ours = [...(await answerOf(product, index)).matchAll(new RegExp(`"${key}":"([^"]+)"`, 'g'))].map(([, id]) => id ?? '');
    const theirs = (JSON.parse(await answerOf(bare, index)) as Row[]).filter(({ kind }) => kind !== MARKER).map((row) => row[key]);
    rows += ours.length;
    // One row more than shown is read, to know whether there are more.
    if (ours.some((id) => !theirs.includes(id)) || theirs.length > ours.length + 1) {
      throw new Error(`Shot ${index}: the product and the bare server do not answer with the same rows (${ours.length}, ${theirs.length})`);
    }
  }
  if (rows === 0) throw new Error('Nothing was found by any shot');
}

async function answerOf({ url, shots }: Contestant, index: number): Promise<string> {
  const shot = shots[index];
  if (!shot) throw new RangeError(`No shot ${index}`);
  const { path, ...init } = shot;
  return (await fetch(url + path, init)).text();
}
