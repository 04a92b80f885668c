import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { readScenarios } from '../testing/scenario.file.js';
import type { Scenario } from '../testing/scenario.file.js';
import type { CaseFile } from './case.file.js';
import { CAUSES } from './causes.js';
import { diagnose } from './diagnose.js';
import { nextSteps } from './next.steps.js';
import { readCase } from './reading.js';
import type { Desk, Step } from './steps.js';

const scenarios = readScenarios(fileURLToPath(new URL('../../../test/scenarios', import.meta.url)));
const AGENT: Desk = { may: () => true, extendDays: 30 };
const AUDITOR: Desk = { may: () => false, extendDays: 0 };

const stepsOf = (file: CaseFile, desk = AGENT): Step[] => nextSteps(diagnose(file), readCase(file), desk);
const without = (file: CaseFile, ids: readonly string[]): CaseFile => ({ ...file, events: file.events.filter(({ id }) => !ids.includes(id)) });

function inPlainForm(step: Step | undefined): string {
  if (!step) return 'nothing';
  if (step.kind !== 'act') return `${step.kind} ${step.why}`;
  const { paymentMethodId, days, planVersionId, chargeId } = step.input;
  return [step.verb, paymentMethodId ?? days ?? planVersionId ?? chargeId].filter((part) => part !== undefined).map(String).join(' ');
}

describe('the verdict on a failed renewal', () => {
  it('has forty scenarios or more, with each money fault among them', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(40);
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
  });

  it.each(scenarios.map((scenario): [string, Scenario] => [scenario.file.replace('.yaml', ''), scenario]))('%s', (_, { case: file, expect: expected }) => {
    const { cause, certainty, ruledOut } = diagnose(file);
    expect({ cause, certainty, next: inPlainForm(stepsOf(file)[0]) }).toEqual({ cause: expected.cause, certainty: expected.certainty, next: expected.next });
    expect(ruledOut.map((item) => item.cause)).toEqual(expect.arrayContaining([...(expected.ruledOut ?? [])]));
  });

  it('never answers wrongly with confidence, and agrees with all but two of forty at least', () => {
    const verdicts = scenarios.map(({ case: file, expect: expected }) => ({ ...diagnose(file), expected: expected.cause }));
    expect(verdicts.filter(({ cause, certainty, expected }) => certainty === 'certain' && cause !== expected)).toEqual([]);
    expect(verdicts.filter(({ cause, expected }) => cause === expected).length / verdicts.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('evidence', () => {
  it('is named by events that are there, and every certain verdict rests on some', () => {
    for (const { case: file } of scenarios) {
      const { decisive, supporting, certainty, falsifiers } = diagnose(file);
      const known = new Set(file.events.map(({ id }) => id));
      for (const id of [...decisive, ...supporting]) expect(known).toContain(id);
      if (certainty === 'certain') expect(decisive.length).toBeGreaterThan(0);
      expect(falsifiers.length).toBeGreaterThan(0);
    }
  });

  it.each(scenarios.map((scenario): [string, Scenario] => [scenario.file.replace('.yaml', ''), scenario]))('taken away, leaves nothing certain: %s', (_, { case: file }) => {
    const before = diagnose(file);
    const { certainty } = diagnose(without(file, before.decisive));
    if (before.decisive.length > 0) expect(certainty).not.toBe('certain');
    // One piece of it taken away: what was certain is so no more.
    for (const id of before.decisive) {
      const after = diagnose(without(file, [id]));
      expect([after.certainty, after.cause]).not.toEqual(['certain', before.cause]);
    }
  });

  it('is read by its numbers: the order in which events are listed changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), fc.infiniteStream(fc.nat()), ({ case: file }, keys) => {
        const shuffled = file.events.map((event) => ({ event, key: Number(keys.next().value) })).sort((a, b) => a.key - b.key);
        const { cause, certainty, ruledOut } = diagnose({ ...file, events: shuffled.map(({ event }) => event) });
        const before = diagnose(file);
        expect({ cause, certainty, n: ruledOut.length }).toEqual({ cause: before.cause, certainty: before.certainty, n: before.ruledOut.length });
      }),
    );
  });

  it('that is incomplete never makes a file certain of a fault in the books', () => {
    const books = new Set(['paid_not_extended', 'worker_away', 'cap_reached', 'price_changed', 'not_determined']);
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), fc.infiniteStream(fc.boolean()), ({ case: file }, keep) => {
        const { cause, certainty } = diagnose({ ...file, events: file.events.filter(() => keep.next().value) });
        expect(CAUSES).toContain(cause);
        if (books.has(cause)) expect(certainty).not.toBe('certain');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the next best action', () => {
  const acts = (steps: readonly Step[]) => steps.filter((step): step is Extract<Step, { kind: 'act' }> => step.kind === 'act');

  it('is there for every scenario, and for every part of one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), fc.infiniteStream(fc.boolean()), ({ case: file }, keep) => {
        expect(stepsOf({ ...file, events: file.events.filter(() => keep.next().value) }).length).toBeGreaterThan(0);
      }),
    );
  });

  it('is never a new charge while one is open, of a method that cannot be charged, or of a line that cannot be renewed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), fc.infiniteStream(fc.boolean()), ({ case: file }, keep) => {
        const part = { ...file, events: file.events.filter(() => keep.next().value) };
        for (const { verb, input } of acts(stepsOf(part))) {
          if (verb !== 'renewNow' && verb !== 'sendConfirmationLink') continue;
          expect(file.state.openCharge).toBeNull();
          expect(file.state.plan.extends).toBe(true);
          expect(['active', 'grace', 'suspended']).toContain(file.state.line.status);
          expect(file.state.methods.find(({ id }) => id === input['paymentMethodId'])).toMatchObject({ status: 'usable', served: true });
        }
      }),
    );
  });

  it('never proposes what the reader may not do, nor more days than they may give', () => {
    for (const { case: file } of scenarios) {
      expect(acts(stepsOf(file, AUDITOR))).toEqual([]);
      for (const { verb, input } of acts(stepsOf(file, { may: () => true, extendDays: 3 }))) if (verb === 'extendValidity') expect(Number(input['days'])).toBeLessThanOrEqual(3);
    }
  });

  it('is nothing that moves money, days or plans while a colleague holds the line', () => {
    for (const { case: file } of scenarios) {
      const verbs = acts(stepsOf({ ...file, state: { ...file.state, takenByOther: true } })).map(({ verb }) => verb);
      for (const refused of ['renewNow', 'sendConfirmationLink', 'extendValidity', 'changePlan', 'askProvider', 'refundCharge']) expect(verbs).not.toContain(refused);
    }
  });

  it('records consent only after the subscriber was asked, and never charges the method before that', () => {
    const revoked = scenarios.find(({ file }) => file.includes('consent-revoked'));
    if (!revoked) throw new Error('No such scenario');
    expect(stepsOf(revoked.case).map(inPlainForm)).toEqual(['ask keep_number', 'restoreConsent visa-4242', 'renewNow mc-5454']);
  });

  it('gives nothing back while the books are in doubt', () => {
    for (const { case: file } of scenarios) expect(acts(stepsOf({ ...file, state: { ...file.state, moneyHeld: true } })).map(({ verb }) => verb)).not.toContain('refundCharge');
  });

  it('buys time first when the number is lost before the subscriber can act', () => {
    const expired = scenarios.find(({ file }) => file.includes('card-expired.yaml'));
    if (!expired) throw new Error('No such scenario');
    const { state } = expired.case;
    const soon = { ...expired.case, state: { ...state, line: { ...state.line, numberLostAt: new Date(expired.case.now.getTime() + 3_600_000) } } };
    expect(stepsOf(soon).map(inPlainForm)).toEqual(['extendValidity 7', 'sendUpdateCardLink']);
  });
});
