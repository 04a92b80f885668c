import { Test } from '@nestjs/testing';
import { jest } from '@jest/globals';
import { CLOCK, FixedClock } from '#kernel';
import type { Clock } from '#kernel';
import { Database, DatabaseModule } from '#platform/database';
import { createTestDatabase } from '../../../test/support/database.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { ClockKeeper, ClockModule, HouseClock } from './index.js';

const TEN_MINUTES = 600_000;
const NEAR_MS = 2_000;

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

async function opened(clock: Clock) {
  const app = await Test.createTestingModule({ imports: [ClockModule.forRoot(clock), DatabaseModule.forRoot({ url: testDatabase.url })], providers: [ClockKeeper] }).compile();
  await app.init();
  return app;
}

describe('the clock of the house', () => {
  it('is the database’s, however wrong the host’s is', async () => {
    const hostNow = Date.now();
    const wrong = jest.spyOn(Date, 'now').mockReturnValue(hostNow - TEN_MINUTES);
    const clock = new HouseClock();
    const app = await opened(clock);
    const [row] = await app.get(Database).query<{ now: Date }>('SELECT clock_timestamp() AS now');
    expect(Math.abs(clock.now().getTime() - (row?.now.getTime() ?? 0))).toBeLessThan(NEAR_MS);
    wrong.mockRestore();
    await app.close();
  });

  it('goes on steadily when the host’s is set back', async () => {
    const clock = new HouseClock();
    await clock.set(() => Promise.resolve(new Date('2027-03-01T12:00:00Z')));
    const before = clock.now();
    jest.useFakeTimers({ now: new Date('2020-01-01T00:00:00Z'), doNotFake: ['performance', 'setTimeout', 'setInterval', 'nextTick', 'setImmediate', 'queueMicrotask'] });
    const after = clock.now();
    jest.useRealTimers();
    expect(after.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(after.getTime() - before.getTime()).toBeLessThan(NEAR_MS);
  });

  it('takes half of the way of the question into account', async () => {
    const clock = new HouseClock();
    const real = performance.now.bind(performance);
    let tick = real();
    const spy = jest.spyOn(performance, 'now').mockImplementation(() => tick);
    await clock.set(() => {
      tick += 400;
      return Promise.resolve(new Date('2027-03-01T12:00:00Z'));
    });
    expect(clock.now().toISOString()).toBe('2027-03-01T12:00:00.200Z');
    spy.mockRestore();
  });

  it('leaves a clock alone that a spec has given', async () => {
    const clock = new FixedClock('2027-03-01T12:00:00Z');
    const app = await opened(clock);
    expect(app.get<Clock>(CLOCK).now().toISOString()).toBe('2027-03-01T12:00:00.000Z');
    await app.close();
  });
});
