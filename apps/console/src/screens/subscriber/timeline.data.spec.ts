import { byLocalDay, moneyIn, offersUndo, textIn } from './timeline.data.js';

const now = new Date('2027-04-14T12:00:00Z');
const done = { status: 'COMPLETED', actorId: 'me', reversible: true, undone: false, undoOf: null };
const action = { kind: 'ACTION', at: '2027-04-14T11:00:00Z', refId: 'x', data: done };

describe('the timeline', () => {
  it('groups by the day of the zone it is told in', () => {
    const entries = [{ at: '2027-04-14T10:00:00Z' }, { at: '2027-04-13T23:30:00Z' }, { at: '2027-04-13T08:00:00Z' }];
    expect(byLocalDay(entries, 'UTC').map(({ day, entries: rows }) => [day, rows.length])).toEqual([['2027-04-14', 1], ['2027-04-13', 2]]);
    expect(byLocalDay(entries, 'Europe/Paris').map(({ day, entries: rows }) => [day, rows.length])).toEqual([['2027-04-14', 2], ['2027-04-13', 1]]);
  });

  it('offers to undo what the reader did within a day', () => {
    expect(offersUndo(action, 'me', now)).toBe(true);
  });

  it.each([
    ['of somebody else', { ...action, data: { ...done, actorId: 'other' } }],
    ['that cannot be taken back', { ...action, data: { ...done, reversible: false } }],
    ['that has been undone', { ...action, data: { ...done, undone: true } }],
    ['that is an undo', { ...action, data: { ...done, undoOf: 'y' } }],
    ['that was declined', { ...action, data: { ...done, status: 'DECLINED' } }],
    ['from the day before yesterday', { ...action, at: '2027-04-12T11:00:00Z' }],
    ['that the server says nothing about', { ...action, data: {} }],
  ])('offers no undo of an action %s', (_, entry) => {
    expect(offersUndo(entry, 'me', now)).toBe(false);
  });

  it('reads what an entry carries, and nothing that it does not', () => {
    const data = { reference: 'CHG-1', amount: { minor: '1299', currency: 'EUR' }, failureCode: null };
    expect(textIn({ data }, 'reference')).toBe('CHG-1');
    expect(textIn({ data }, 'failureCode')).toBeNull();
    expect(moneyIn({ data })).toEqual({ minor: '1299', currency: 'EUR' });
    expect(moneyIn({ data: 'nonsense' })).toBeNull();
  });
});
