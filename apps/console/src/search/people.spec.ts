import type { Hit } from './hits.js';
import { peopleOf } from './people.js';

const hit = (subscriberId: string, title: string): Hit => ({
  kind: 'LINE', id: title, subscriberId, lineId: title, title, detail: null, matchedOn: 'NAME', exact: false, lineStatus: null, numberLostAt: null,
});

test('a subscriber with several lines is offered once, as the best hit shows them, in the order of the answer', () => {
  const people = peopleOf([hit('b', 'Zoé · 1'), hit('a', 'Mehdi'), hit('b', 'Zoé · 2')]);
  expect(people.map(({ key, title }) => [key, title])).toEqual([['b', 'Zoé · 1'], ['a', 'Mehdi']]);
});
