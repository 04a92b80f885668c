import { Controller, HttpCode, Inject, Logger, Post, Req, Res } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import type { Request, Response } from 'express';
import type Stripe from 'stripe';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { NoPermission } from '#platform/access';
import { STRIPE } from '../provider/stripe.settings.js';
import type { StripeConnection } from '../provider/stripe.settings.js';
import { WebhookInbox } from '../webhook.inbox.js';
import { canBeKept } from './provider.message.js';

/** Seconds that a message's signature is good for, into the past and the future. */
const TOLERANCE_SECONDS = 300;

/** Where Stripe sends its messages. They are checked, kept and answered; what they mean is decided by the worker. */
@Controller('webhooks')
export class StripeWebhookController {
  private readonly log = new Logger('Webhooks');

  constructor(
    @Inject(STRIPE) private readonly connection: StripeConnection,
    private readonly inbox: WebhookInbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('stripe')
  @HttpCode(200)
  @NoPermission('signed by the provider')
  async receive(@Req() request: RawBodyRequest<Request>, @Res({ passthrough: true }) response: Response): Promise<{ received: boolean }> {
    const event = this.verified(request.rawBody, request.headers['stripe-signature']);
    if (!event || !canBeKept(event)) {
      this.log.warn(event ? 'A signed message that is no event, or that the database cannot hold, was refused' : 'A message with a wrong, missing or stale signature was refused');
      response.status(400);
      return { received: false };
    }
    await this.inbox.receive({ provider: 'stripe', eventId: event.id, type: event.type, payload: event }, this.clock.now());
    return { received: true };
  }

  private verified(body: Buffer | undefined, signature: string | string[] | undefined): Stripe.Event | null {
    const now = this.clock.now().getTime();
    if (!body || typeof signature !== 'string' || isFromTheFuture(signature, now)) return null;
    try {
      const { stripe, settings } = this.connection;
      return stripe.webhooks.constructEvent(body, signature, settings.webhookSecret, TOLERANCE_SECONDS, undefined, now);
    } catch {
      return null;
    }
  }
}

/** The SDK refuses signatures that are too old, but none that are yet to come. */
function isFromTheFuture(signature: string, now: number): boolean {
  const seconds = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1]);
  return Number.isNaN(seconds) || seconds * 1000 > now + TOLERANCE_SECONDS * 1000;
}
