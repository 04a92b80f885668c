import { Temporal } from 'temporal-polyfill';
import { CasesModule } from '#cases';
import { violations } from '#invariants/testing';
import { ScriptedProvider } from '#payments/testing';
import { RenewalWorld } from '#renewals/testing';
import { createTestDatabase } from '../../test/support/database.js';

const MONTHS = 36;
const ZONES = ['Europe/Paris', 'America/Los_Angeles', 'Asia/Kathmandu'];

it('renews lines that end on the 28th to the 31st in three zones for 36 months: each month once, on its day and at its time, also over a clock change, without a gap', async () => {
  const testDatabase = await createTestDatabase();
  const provider = new ScriptedProvider();
  const world = await RenewalWorld.open(testDatabase.url, provider, '2025-01-25T12:00:00Z', CasesModule);
  try {
    const planVersionId = await world.plan();
    const lines: { lineId: string; zone: string; start: Temporal.PlainDateTime }[] = [];
    for (const zone of ZONES) {
      for (const day of [28, 29, 30, 31]) {
        // In Paris the clocks leave this time out on 30 March 2025, 29 March 2026 and 28 March 2027.
        const start = Temporal.PlainDateTime.from({ year: 2025, month: 1, day, hour: 2, minute: 30 });
        lines.push({ ...(await world.line({ planVersionId, validTo: start.toZonedDateTime(zone).toInstant().toString(), zone, anchorDay: day })), zone, start });
      }
    }
    // The engine comes by once a month, by when all of the month are due; and once more, by when nothing may be.
    for (let month = 0; month < MONTHS; month += 1) {
      world.clock.set(new Date(Date.UTC(2025, month, 25, 12)));
      await world.renew();
      expect((await world.renew()).examined).toBe(0);
    }
    for (const { lineId, zone, start } of lines) {
      const movements = await world.database.query<{ to_before: Date | null; to_after: Date }>('SELECT to_before, to_after FROM validity_movement WHERE line_id = $1 ORDER BY seq', [lineId]);
      const expected = Array.from({ length: MONTHS + 1 }, (_, n) => new Date(start.add({ months: n }).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds));
      expect(movements.map(({ to_after: end }) => end)).toEqual(expected);
      expect(movements.slice(1).map(({ to_before: before }) => before)).toEqual(movements.slice(0, -1).map(({ to_after: after }) => after));
    }
    expect(provider.taken).toHaveLength(lines.length * MONTHS);
    expect(await violations(world.database, world.clock)).toEqual({});
  } finally {
    await world.close();
    await testDatabase.drop();
  }
}, 120_000);
