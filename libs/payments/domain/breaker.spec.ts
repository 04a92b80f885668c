import { BREAKER_RULES, admit, afterCatchingUp, afterExchanges, closedBreaker } from './breaker.js';
import type { Breaker } from './breaker.js';

const start = new Date('2027-03-01T10:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000);
const PACE = 50;

const open = (): Breaker => afterExchanges(closedBreaker(start), { asked: 20, failed: 20 }, start);

describe('the breaker of a provider', () => {
  it('stays closed for declines of others, for few exchanges and for a share that is small', () => {
    expect(afterExchanges(closedBreaker(start), { asked: 1_000, failed: 499 }, start).state).toBe('closed');
    expect(afterExchanges(closedBreaker(start), { asked: 19, failed: 19 }, start).state).toBe('closed');
  });

  it('opens when half of at least twenty exchanges of a window failed, over batches and processes', () => {
    const first = afterExchanges(closedBreaker(start), { asked: 12, failed: 12 }, start);
    expect(first.state).toBe('closed');
    expect(afterExchanges(first, { asked: 8, failed: 0 }, after(60))).toMatchObject({ state: 'open', trips: 1, retryAt: after(120) });
  });

  it('forgets what failed in an earlier window', () => {
    const first = afterExchanges(closedBreaker(start), { asked: 19, failed: 19 }, start);
    expect(afterExchanges(first, { asked: 19, failed: 19 }, after(121)).state).toBe('closed');
  });

  it('lets nothing through while it is open, and takes no notice of stragglers', () => {
    expect(admit(open(), 250, after(59), PACE)).toEqual({ breaker: open(), admitted: 0 });
    expect(afterExchanges(open(), { asked: 100, failed: 0 }, after(10))).toEqual(open());
  });

  it('tries a few after its rest, once for all processes', () => {
    const { breaker, admitted } = admit(open(), 250, after(60), PACE);
    expect([breaker.state, admitted]).toEqual(['probing', 5]);
    expect(admit(breaker, 250, after(61), PACE).admitted).toBe(0);
    expect(admit(breaker, 250, after(120), PACE).admitted).toBe(5);
  });

  it('rests twice as long after each failed try, and not for ever', () => {
    let breaker = open();
    const rests: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const at = breaker.retryAt ?? start;
      breaker = afterExchanges(admit(breaker, 250, at, PACE).breaker, { asked: 5, failed: 5 }, at);
      rests.push(((breaker.retryAt?.getTime() ?? 0) - at.getTime()) / 1_000);
    }
    expect(rests).toEqual([120, 240, 480, 900, 900, 900, 900]);
  });

  it('catches up at its pace after six hours, however much is due', () => {
    let breaker = afterExchanges(admit(open(), 250, after(60), PACE).breaker, { asked: 5, failed: 0 }, after(61));
    expect(breaker.state).toBe('catching_up');
    let sent = 0;
    for (let second = 61; second <= 661; second += 1) {
      const admission = admit(breaker, 10_000, after(second), PACE);
      sent += admission.admitted;
      breaker = admission.breaker;
    }
    expect(sent).toBe(600 * PACE);
    const idle = admit(breaker, 10_000, after(7_200), PACE);
    expect(idle.admitted).toBe(PACE * BREAKER_RULES.burstSeconds);
    expect(afterCatchingUp(idle.breaker, after(7_201)).state).toBe('closed');
  });

  it('opens again when it fails while catching up', () => {
    const back = afterExchanges(admit(open(), 250, after(60), PACE).breaker, { asked: 5, failed: 0 }, after(61));
    expect(afterExchanges(back, { asked: 50, failed: 50 }, after(62)).state).toBe('open');
  });
});
