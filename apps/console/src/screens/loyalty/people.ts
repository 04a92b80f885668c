import type { Hit } from '../../search/hits.js';

export interface Person {
  readonly subscriberId: string;
  readonly title: string;
  readonly detail: string | null;
}

/** Each subscriber once, as their best hit shows them: somebody with three lines is still one person. */
export function peopleOf(hits: readonly Hit[]): Person[] {
  const people = new Map<string, Person>();
  for (const { subscriberId, title, detail } of hits) {
    if (!people.has(subscriberId)) people.set(subscriberId, { subscriberId, title, detail });
  }
  return [...people.values()];
}
