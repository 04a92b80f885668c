import { behaviourNamed } from './behaviour.js';
import { factsOfPatternedId, factsOfTestCard, type CardFacts } from './card-facts.js';
import { testCardNamed, testCardNumbered } from './test-cards.table.js';

/** A card before anyone has saved it. */
export interface CardBlueprint {
  readonly card: CardFacts;
  /** A name that `behaviourNamed` knows. */
  readonly behaviour: string;
  readonly attachable: boolean;
}

const EXPIRY = { month: 12, year: 2034 };
const CUSTOMER_PATTERN = /^cus_sim_[A-Za-z0-9_-]{1,64}$/;

/** The longest leading part of `text`, cut at underscores, that names a behaviour; the rest is only there to tell ids apart. */
function leadingBehaviour(text: string): string | undefined {
  if (text.length > 150) return undefined;
  for (let end = text.length; end > 0; end = text.lastIndexOf('_', end - 1)) {
    const name = text.slice(0, end);
    if (behaviourNamed(name)) return name;
  }
  return undefined;
}

/** `pm_sim_BEHAVIOUR[_ANYTHING]`: a payment method that exists without having been made, and keeps its id. */
export function patternedMethod(id: string): CardBlueprint | undefined {
  if (!id.startsWith('pm_sim_')) return undefined;
  const behaviour = leadingBehaviour(id.slice('pm_sim_'.length));
  return behaviour === undefined ? undefined : { card: factsOfPatternedId(id, behaviour), behaviour, attachable: true };
}

/** `pm_card_…` and `tok_…` of Stripe, `pm_card_decline_CODE` and `pm_card_sim_BEHAVIOUR` of ours: each use makes a new payment method. */
export function templateMethod(id: string): CardBlueprint | undefined {
  const card = testCardNamed(id);
  if (card) return { card: factsOfTestCard(card, EXPIRY), behaviour: card.behaviour, attachable: card.attachable };
  const [, kind, rest] = /^pm_card_(decline|sim)_(.+)$/.exec(id) ?? [];
  const behaviour = rest === undefined ? undefined : leadingBehaviour(rest);
  if (behaviour === undefined || (kind === 'decline' && behaviour !== rest)) return undefined;
  return { card: factsOfPatternedId(id, behaviour), behaviour, attachable: true };
}

export function numberedMethod(number: string, expiry: { month: number; year: number }): CardBlueprint | undefined {
  const card = testCardNumbered(number);
  return card && { card: factsOfTestCard(card, expiry), behaviour: card.behaviour, attachable: card.attachable };
}

/** `cus_sim_ANYTHING` exists without having been made. */
export const isPatternedCustomer = (id: string): boolean => CUSTOMER_PATTERN.test(id);
