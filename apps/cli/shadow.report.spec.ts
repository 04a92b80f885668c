import { PassThrough } from 'node:stream';
import { money } from '#kernel';
import type { ShadowLine } from '#renewals';
import { LineOutput } from './line.output.js';
import { ShadowReport } from './shadow.report.js';

const line: ShadowLine = {
  lineId: '01a2051d-762d-73d5-8678-9016554480ab', plan: 'fr-monthly v1', action: 'charge', price: money(1499n, 'EUR'), method: 'visa …4242', attempt: 1,
  zone: 'Europe/Paris', validTo: new Date('2027-03-10T23:00:00Z'), validToAfter: new Date('2027-04-10T22:00:00Z'), retryAt: null,
};

describe('what a shadow run prints', () => {
  it('a row for each line, by the days of its own zone', () => {
    const report = new ShadowReport();
    expect(report.row(line).split(/ {2,}/)).toEqual([line.lineId, 'fr-monthly v1', 'charge €14.99 by visa …4242', '2027-03-10 -> 2027-04-10']);
    expect(report.row({ ...line, attempt: 3 })).toContain('by visa …4242, attempt 3');
    expect(report.row({ ...line, action: 'no_method', method: null, validToAfter: null }).split(/ {2,}/).slice(2)).toEqual(["€14.99, no payment method: a person's work", '2027-03-10']);
    const held = { ...line, action: 'hold', validToAfter: null } as const;
    expect(report.row({ ...held, retryAt: new Date('2027-03-12T09:00:00Z') })).toContain('visa …4242 waits until 2027-03-12T09:00Z: declined too often');
    expect(report.row(held)).toContain("visa …4242 may not be charged: a person's work");
    expect(ShadowReport.header.indexOf('VALID')).toBe(report.row(line).indexOf('2027-03-10'));
  });

  it('ends with what it comes to, each currency for itself', () => {
    const report = new ShadowReport();
    expect(report.total()).toBe('Nothing is due.');
    for (const price of [money(1499n, 'EUR'), money(1n, 'EUR'), money(26950n, 'TND')]) report.row({ ...line, price });
    report.row({ ...line, action: 'skip' });
    expect(report.total().replaceAll('\u00a0', ' ')).toBe('3 to charge (€15.00 + TND 26.950), 1 to leave alone. Nothing was written.');
  });

  it('stops when nobody reads it any more', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    const output = new LineOutput(stream);
    const waiting = output.write('a line that nobody takes');
    stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await waiting;
    expect(output.closed).toBe(true);
    await output.write('no harm');
  });
});
