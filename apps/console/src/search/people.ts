import type { Entry } from './entries.js';
import { hitPath, type Hit } from './hits.js';

/** Each subscriber once, as their best hit shows them: somebody with three lines is still one person. */
export function peopleOf(hits: readonly Hit[]): Entry[] {
  const people = new Map<string, Entry>();
  for (const hit of hits) {
    if (!people.has(hit.subscriberId)) people.set(hit.subscriberId, { key: hit.subscriberId, to: hitPath(hit), title: hit.title, hit });
  }
  return [...people.values()];
}
