/** Where throw-away databases of tests live: in memory if there is plenty, as a spec begins with a copy of some four hundred files. */
import { statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 6 * 2 ** 30;

/** A new directory of this process's own; whoever asks for it deletes it. */
export function scratchDirectory() {
  return mkdtemp(join(hasRoomInMemory() ? IN_MEMORY : tmpdir(), 'keepline-test-'));
}

function hasRoomInMemory() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES && freemem() >= ROOM_BYTES;
  } catch {
    return false;
  }
}
