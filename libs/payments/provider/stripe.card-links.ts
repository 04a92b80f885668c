import Stripe from 'stripe';
import type { CardLinkOutcome, CardLinkProvider, CardLinkRequest, SavedCard } from './card-link.provider.js';
import { pageLink } from './page.link.js';
import { outcomeOfError } from './stripe.outcome.js';

const HOUR = 3_600_000;
/** Clocks may differ by this much when sessions are listed by the time of their making. */
const CLOCK_SLACK_MS = HOUR;
const PAGE = 100;
/** Nobody is given anywhere near as many within the window that is listed. */
const MAX_LISTED = 1_000;
/** With the card that was entered, in one answer. */
const WHOLE = ['setup_intent.payment_method'];

/** Stripe's hosted page for a new card: a Checkout session in setup mode, under our id. */
export class StripeCardLinks implements CardLinkProvider {
  constructor(
    private readonly stripe: Stripe,
    /** Where the page sends the subscriber afterwards. */
    private readonly returnUrl: string,
  ) {}

  async open({ linkId, customer, endsAt }: CardLinkRequest): Promise<CardLinkOutcome> {
    const whose: Stripe.Checkout.SessionCreateParams = customer === null ? { customer_creation: 'always' } : { customer };
    try {
      const session = await this.stripe.checkout.sessions.create(
        {
          mode: 'setup',
          allowed_payment_method_types: ['card'],
          ...whose,
          client_reference_id: linkId,
          metadata: { card_link_id: linkId },
          setup_intent_data: { metadata: { card_link_id: linkId } },
          success_url: this.returnUrl,
          expires_at: Math.floor(endsAt.getTime() / 1000),
        },
        { idempotencyKey: linkId },
      );
      return outcomeOfSession(session);
    } catch (error) {
      return outcomeOfRefusal(error);
    }
  }

  async find(request: CardLinkRequest): Promise<CardLinkOutcome> {
    try {
      const id = request.providerReference ?? (await this.idOf(request));
      return id === null ? { kind: 'not_found' } : outcomeOfSession(await this.stripe.checkout.sessions.retrieve(id, { expand: WHOLE }));
    } catch (error) {
      // A question that fails leaves open what was asked.
      const outcome = outcomeOfRefusal(error);
      return { kind: 'unknown', note: 'note' in outcome ? outcome.note : 'question_refused' };
    }
  }

  /** The list is up to date, so that a page that is not in it does not exist. */
  private async idOf({ linkId, customer, createdAt }: CardLinkRequest): Promise<string | null> {
    const since = Math.floor((createdAt.getTime() - CLOCK_SLACK_MS) / 1000);
    let seen = 0;
    for await (const session of this.stripe.checkout.sessions.list({ ...(customer !== null && { customer }), created: { gte: since }, limit: PAGE })) {
      if (session.client_reference_id === linkId) return session.id;
      seen += 1;
      if (seen >= MAX_LISTED) throw new Error('There are more sessions than were looked through');
    }
    return null;
  }
}

/** What the state of a session means for the page; its setup intent and card are expanded where they are asked for. */
export function outcomeOfSession(session: Stripe.Checkout.Session): CardLinkOutcome {
  const reference = session.id;
  if (session.status === 'expired') return { kind: 'ended', reference };
  if (session.status === 'complete') {
    const card = cardOf(session);
    return card ? { kind: 'used', reference, card } : { kind: 'unknown', note: 'still_under_way' };
  }
  const url = pageLink(session.url);
  if (session.status !== 'open' || url === null) return { kind: 'unknown', note: 'still_under_way' };
  return { kind: 'open', reference, url, endsAt: new Date(session.expires_at * 1000) };
}

/** What is answered is the provider's, and still only believed in the shape that is known. */
function cardOf({ setup_intent: setup }: Stripe.Checkout.Session): SavedCard | null {
  if (setup === null || typeof setup === 'string' || setup.status !== 'succeeded') return null;
  const method = setup.payment_method;
  if (method === null || typeof method === 'string' || !method.card) return null;
  const { brand, last4, exp_month: expiryMonth, exp_year: expiryYear, fingerprint = null } = method.card;
  if (!/^\d{4}$/.test(last4) || !Number.isInteger(expiryMonth) || !Number.isInteger(expiryYear)) return null;
  return { token: method.id, customer: idOf(method.customer) ?? idOf(setup.customer), brand, last4, expiryMonth, expiryYear, fingerprint };
}

function idOf(reference: string | { readonly id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

function outcomeOfRefusal(error: unknown): CardLinkOutcome {
  const outcome = outcomeOfError(error);
  if (outcome.kind === 'not_reached') return { kind: 'not_reached', note: outcome.note };
  if (outcome.kind !== 'failed') return { kind: 'unknown', note: 'note' in outcome ? outcome.note : 'no_answer' };
  const code = error instanceof Stripe.errors.StripeError ? error.code : undefined;
  return { kind: 'refused', reason: code ?? outcome.raw };
}
