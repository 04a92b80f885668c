import { lineStates } from './line.states.js';

describe('the life of a line', () => {
  it('walks every state and event: where each leads, or that it is refused', () => {
    const walked = lineStates.allPairs().map(({ state, event, next }) => `${state} + ${event} -> ${next ?? 'refused'}`);
    expect(walked).toMatchSnapshot();
  });

  it('a payment brings back a line in grace or suspension, never one whose number is lost', () => {
    expect(lineStates.next('grace', 'recharge')).toBe('active');
    expect(lineStates.next('suspended', 'recharge')).toBe('active');
    for (const lost of ['terminated', 'quarantine', 'recycled', 'ported_out'] as const) expect(lineStates.can(lost, 'recharge')).toBe(false);
  });
});
