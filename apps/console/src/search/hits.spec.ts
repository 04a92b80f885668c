import { groupHits, highlight, hitPath, type Hit } from './hits.js';

const hit = (part: Partial<Hit>): Hit => ({
  kind: 'LINE', id: 'l1', subscriberId: 's1', lineId: 'l1', title: '', detail: null, matchedOn: 'NAME', exact: false, lineStatus: null, numberLostAt: null, ...part,
});
const marked = (text: string, question: string): string =>
  highlight(text, question).map((piece) => (piece.match ? `[${piece.text}]` : piece.text)).join('');

describe('hits', () => {
  test('groups stand in the order of their best hit, and the server’s order holds within', () => {
    const groups = groupHits([hit({ id: 'a' }), hit({ kind: 'CASE', id: 'b' }), hit({ id: 'c' })]);
    expect(groups.map(({ kind, hits }) => [kind, ...hits.map(({ id }) => id)])).toEqual([['LINE', 'a', 'c'], ['CASE', 'b']]);
  });

  test('each kind leads to its page, a line to its subscriber with the line in front', () => {
    expect(hitPath(hit({}))).toBe('/subscribers/s1/l1');
    expect(hitPath(hit({ kind: 'SUBSCRIBER', lineId: null }))).toBe('/subscribers/s1');
    expect(hitPath(hit({ kind: 'CHARGE', id: 'c1' }))).toBe('/charges/c1');
    expect(hitPath(hit({ kind: 'RENEWAL', id: 'r1' }))).toBe('/failedRenewals/r1');
  });
});

describe('marking what matched', () => {
  test.each([
    ['+33 612 345 678', '06 12 34 56 78', '+33 [612 345 678]'],
    ['+33 612 345 678', '612345678', '+33 [612 345 678]'],
    ['+33 612 345 678', '+33 6 12 34', '+[33 612 34]5 678'],
    ['+33 612 345 678', '5678', '+33 612 34[5 678]'],
    ['Zoé Lefèvre', 'lefevre', 'Zoé [Lefèvre]'],
    ['Zoé Lefèvre', 'zoe lef', '[Zoé] [Lef]èvre'],
    ['张伟', '张', '[张]伟'],
    ['A.B', '.', 'A[.]B'],
    ['abc', '(', 'abc'],
  ])('%s for %s', (text, question, result) => {
    expect(marked(text, question)).toBe(result);
  });
});
