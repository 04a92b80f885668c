import { type Metadata } from '../state/records.js';
import { newId } from '../state/ids.js';
import { type Fault } from './fault.js';

/** Which requests a rule is for; what is left out matches everything. */
export interface FaultMatch {
  readonly operation?: 'charge' | 'refund' | 'any' | undefined;
  readonly payment_method?: string | undefined;
  readonly customer?: string | undefined;
  readonly metadata?: Metadata | undefined;
}

/** What a request is about, as far as a rule can ask. */
export interface Subject {
  readonly operation: 'charge' | 'refund' | 'other';
  readonly payment_method: string | null;
  readonly customer: string | null;
  readonly metadata: Metadata;
}

export interface FaultRule {
  readonly id: string;
  readonly fault: Fault;
  readonly match: FaultMatch;
  /** How many more requests it is for; null: until it is removed. */
  remaining: number | null;
}

/** The rules that the admin API set, in order; the first that matches a request is the one that happens to it. */
export class Faults {
  private rules: FaultRule[] = [];

  add(fault: Fault, match: FaultMatch, times: number | null): FaultRule {
    const rule = { id: newId('fault'), fault, match, remaining: times };
    this.rules.push(rule);
    return rule;
  }

  list(): readonly FaultRule[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }

  /** @param about is only asked when there is a rule: the common case costs nothing */
  take(about: () => Subject): Fault | undefined {
    if (this.rules.length === 0) return undefined;
    const subject = about();
    const rule = this.rules.find(({ match }) => matches(match, subject));
    if (!rule) return undefined;
    if (rule.remaining !== null && (rule.remaining -= 1) === 0) this.rules = this.rules.filter((other) => other !== rule);
    return rule.fault;
  }
}

function matches(match: FaultMatch, subject: Subject): boolean {
  const { operation = 'charge' } = match;
  return (operation === 'any' || operation === subject.operation)
    && (match.payment_method === undefined || match.payment_method === subject.payment_method)
    && (match.customer === undefined || match.customer === subject.customer)
    && Object.entries(match.metadata ?? {}).every(([key, value]) => subject.metadata[key] === value);
}
