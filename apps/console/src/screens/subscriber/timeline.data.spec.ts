import { byLocalDay, isAbout, moneyIn, offersUndo, textIn, undoMark } from './timeline.data.js';

const action = (data: object): { kind: string; data: object } => ({ kind: 'ACTION', data });

describe('the timeline', () => {
  it('groups by the day of the zone it is told in', () => {
    const entries = [{ at: '2027-04-14T10:00:00Z' }, { at: '2027-04-13T23:30:00Z' }, { at: '2027-04-13T08:00:00Z' }];
    expect(byLocalDay(entries, 'UTC').map(({ day, entries: rows }) => [day, rows.length])).toEqual([['2027-04-14', 1], ['2027-04-13', 2]]);
    expect(byLocalDay(entries, 'Europe/Paris').map(({ day, entries: rows }) => [day, rows.length])).toEqual([['2027-04-14', 2], ['2027-04-13', 1]]);
  });

  it('offers to undo what the reader did while the server says that it can be taken back', () => {
    expect(offersUndo(action({ actorId: 'me', undo: 'POSSIBLE' }), 'me')).toBe(true);
  });

  it.each([
    ['of somebody else', action({ actorId: 'other', undo: 'POSSIBLE' })],
    ['that has been undone', action({ actorId: 'me', undo: 'UNDONE' })],
    ['that something was decided on', action({ actorId: 'me', undo: 'OVERTAKEN' })],
    ['from the day before yesterday', action({ actorId: 'me', undo: 'EXPIRED' })],
    ['that cannot be taken back', action({ actorId: 'me', undo: 'NEVER' })],
    ['that the server says nothing about', action({ actorId: 'me' })],
    ['that is none', { kind: 'CASE', data: { actorId: 'me', undo: 'POSSIBLE' } }],
  ])('offers no undo of an action %s', (_, entry) => {
    expect(offersUndo(entry, 'me')).toBe(false);
  });

  it('says of an action that it was undone, and to who did it that it no longer can be', () => {
    expect(undoMark(action({ actorId: 'other', undo: 'UNDONE' }), 'me')).toBe('undone');
    expect(undoMark(action({ actorId: 'me', undo: 'OVERTAKEN' }), 'me')).toBe('overtaken');
    expect(undoMark(action({ actorId: 'other', undo: 'OVERTAKEN' }), 'me')).toBeNull();
    expect(undoMark(action({ actorId: 'me', undo: 'POSSIBLE' }), 'me')).toBeNull();
  });

  it('reads what an entry carries, and nothing that it does not', () => {
    const data = { reference: 'CHG-1', amount: { minor: '1299', currency: 'EUR' }, failureCode: null };
    expect(textIn({ data }, 'reference')).toBe('CHG-1');
    expect(textIn({ data }, 'failureCode')).toBeNull();
    expect(moneyIn({ data })).toEqual({ minor: '1299', currency: 'EUR' });
    expect(moneyIn({ data: 'nonsense' })).toBeNull();
  });
});

test('the filters for days, points and cases find the action in whose entry they stand', () => {
  expect(isAbout(action({ quantity: '100' }), 'POINTS')).toBe(true);
  expect(isAbout(action({ before: '2027-03-10T23:00:00Z', after: '2027-03-13T23:00:00Z' }), 'VALIDITY')).toBe(true);
  expect(isAbout(action({ reference: 'CAS-1' }), 'CASE')).toBe(true);
  expect(isAbout(action({ quantity: '100' }), 'ACTION')).toBe(true);
  expect(isAbout(action({ quantity: null, after: null }), 'POINTS')).toBe(false);
  expect(isAbout({ kind: 'LINE', data: { after: 'GRACE' } }, 'VALIDITY')).toBe(false);
});
