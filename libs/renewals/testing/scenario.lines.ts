import type { FailureCode } from '#payments';
import type { LineStatus } from '#subscribers';
import type { CaseEvent, ChargeSettled, ExchangeHeld, ValidityMoved } from '../diagnosis/case.file.js';
import type { RenewalStatus } from '../domain/renewal.states.js';

type Parts = readonly string[];
type Body<Event extends CaseEvent = CaseEvent> = Event extends CaseEvent ? Omit<Event, 'id' | 'at'> : never;
type Reader = (parts: Parts, lines: EventLines) => Body;

/** How each kind of event is written, after its instant. */
const SENTENCES: readonly [RegExp, Reader][] = [
  [/^renewal begins$/, () => ({ kind: 'begun' })],
  [
    /^charge (\w+) #(\d+) (\S+ [A-Z]{3}) on (\S+) by (schedule|staff)( for another period)?$/,
    ([, id = '', number, amount = '', method = '', by, other]) => ({
      kind: 'charge_requested',
      chargeId: id,
      renewalId: other === undefined ? 'renewal' : 'another renewal',
      reference: `CHG-${id}`,
      number: Number(number),
      methodId: method,
      by: by as 'schedule' | 'staff',
      amountMinor: money(amount).minor,
      currency: money(amount).currency,
    }),
  ],
  [
    /^(\w+) (create|query|webhook|staff): (succeeded|failed|unknown|awaiting|not_found|not_reached)(?: (\w+))?$/,
    ([, id = '', how, outcome, code = null], lines) => ({
      kind: 'exchange',
      chargeId: id,
      seq: lines.nextExchange(id),
      how: how as ExchangeHeld['how'],
      outcome: outcome as ExchangeHeld['outcome'],
      code: code as FailureCode | null,
    }),
  ],
  [
    /^(\w+) settled: (succeeded|failed|canceled)(?: (\w+))?$/,
    ([, id = '', status, code = null]) => ({ kind: 'charge_settled', chargeId: id, status: status as ChargeSettled['status'], code }),
  ],
  [/^(\w+) posted: (\w+) (\S+ [A-Z]{3})$/, ([, id = '', entry = '', amount = '']) => ({ kind: 'posted', chargeId: id, entry, amountMinor: money(amount).minor, currency: money(amount).currency })],
  [
    /^validity moved by (?:charge (\w+)|(\w+)) from (\S+) to (\S+)$/,
    ([, charge, source, before = '', after = '']) => ({
      kind: 'validity_moved',
      source: charge === undefined ? (source as ValidityMoved['source']) : 'charge',
      before: instant(before),
      after: instant(after),
      chargeId: charge ?? null,
    }),
  ],
  [/^line (\w+) -> (\w+)$/, ([, before, after]) => ({ kind: 'line_stepped', before: before as LineStatus, after: after as LineStatus })],
  [/^staff setAutoRenew (on|off)$/, ([, to]) => ({ kind: 'acted', action: 'setAutoRenew', status: 'completed', autoRenew: to === 'on', planBefore: null })],
  [/^staff changePlan from (\S+)$/, ([, version = null]) => ({ kind: 'acted', action: 'changePlan', status: 'completed', autoRenew: null, planBefore: version })],
  [/^import changes (\S+)$/, ([, fields = '']) => ({ kind: 'imported', fields: fields.split(',') })],
  [/^method (\S+) added$/, ([, methodId = '']) => ({ kind: 'method_added', methodId })],
  [/^case open (\w+) about (\w+)$/, ([, topic = null, chargeId = null]) => ({ kind: 'case_opened', topic, chargeId, open: true })],
  [/^renewal rests: (\w+)(?: (\w+))?$/, ([, status, code = null]) => ({ kind: 'renewal_rested', status: status as RenewalStatus, code })],
  [/^incident with (\d+) others(, over)?$/, ([, others, over]) => ({ kind: 'incident_joined', others: Number(others), open: over === undefined })],
];

/** Reads the events of a scenario, each a line: an instant and what happened. A line that nobody understands is an error. */
export class EventLines {
  private readonly exchanges = new Map<string, number>();

  read(lines: readonly string[]): CaseEvent[] {
    return lines.map((line, index) => {
      const [, at = '', sentence = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
      for (const [pattern, reader] of SENTENCES) {
        const parts = pattern.exec(sentence);
        if (parts) return { ...reader(parts, this), id: `event ${index + 1}`, at: instant(at) };
      }
      throw new Error(`Nobody understands '${line}'`);
    });
  }

  nextExchange(chargeId: string): number {
    const seq = (this.exchanges.get(chargeId) ?? 0) + 1;
    this.exchanges.set(chargeId, seq);
    return seq;
  }
}

export function instant(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Error(`'${text}' is not an instant`);
  return at;
}

/** '5.00 EUR' in minor units; the currencies of scenarios have two decimals. */
export function money(text: string): { minor: bigint; currency: string } {
  const [, amount = '', currency = ''] = /^(-?\d+\.\d{2}) ([A-Z]{3})/.exec(text) ?? [];
  if (amount === '') throw new Error(`'${text}' is not an amount`);
  return { minor: BigInt(amount.replace('.', '')), currency };
}
