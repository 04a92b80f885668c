import { defineStates } from './state-table.js';

type State = 'active' | 'barred' | 'closed';
type Event = 'bar' | 'unbar' | 'close';
const definition = {
  initial: 'active',
  table: { active: { bar: 'barred', close: 'closed' }, barred: { unbar: 'active', close: 'closed' }, closed: {} },
} as const;
const door = defineStates<State, Event>(definition);

describe('state table', () => {
  test('an event leads where the table says', () => {
    expect(door.initial).toBe('active');
    expect(door.next('active', 'bar')).toBe('barred');
    expect(door.can('closed', 'unbar')).toBe(false);
  });

  test('what is not in the table is refused with state and event', () => {
    expect(() => door.next('closed', 'bar')).toThrow(
      expect.objectContaining({ code: 'ILLEGAL_TRANSITION', params: { state: 'closed', event: 'bar' } }) as Error,
    );
  });

  test('a state that the table does not know is a defect, and so are inherited names', () => {
    expect(() => door.next('gone' as State, 'bar')).toThrow("Unknown state 'gone'");
    expect(() => door.can('constructor' as State, 'bar')).toThrow("Unknown state 'constructor'");
    expect(door.can('active', 'toString' as Event)).toBe(false);
  });

  test('all pairs walks every state with every event once', () => {
    expect([...door.events].sort()).toEqual(['bar', 'close', 'unbar']);
    const pairs = door.allPairs();
    expect(new Set(pairs.map(({ state, event }) => `${state} ${event}`)).size).toBe(9);
    const moves = pairs.filter(({ next }) => next !== null).map(({ state, event, next }) => `${state} ${event} ${next ?? ''}`);
    expect(moves.sort()).toEqual(['active bar barred', 'active close closed', 'barred close closed', 'barred unbar active']);
    expect(pairs.every(({ state, event, next }) => door.can(state, event) === (next !== null))).toBe(true);
  });

  test('a table that leads nowhere is found when it is made', () => {
    const broken = { initial: 'a', table: { a: { go: 'b' } } } as never;
    expect(() => defineStates<'a' | 'b', 'go'>(broken)).toThrow("leads to 'b'");
  });
});
