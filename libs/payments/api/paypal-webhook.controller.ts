import { Controller, HttpCode, Inject, Logger, Post, Req, Res } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CLOCK } from '#kernel';
import type { Clock } from '#kernel';
import { NoPermission } from '#platform/access';
import { PaypalCertificates } from '../provider/paypal.certificates.js';
import { PAYPAL } from '../provider/paypal.connection.js';
import type { PaypalConnection } from '../provider/paypal.connection.js';
import { isSignedBy, isTimely, signatureIn } from '../provider/paypal.signature.js';
import { WebhookInbox } from '../webhook.inbox.js';
import { canBeKept } from './provider.message.js';

interface PaypalEvent {
  readonly id: string;
  readonly event_type: string;
}

/** Where PayPal sends its messages. They are checked, kept and answered; what they mean is decided by the worker. */
@Controller('webhooks')
export class PaypalWebhookController {
  private readonly log = new Logger('Webhooks');
  private readonly certificates: PaypalCertificates | null;

  constructor(
    @Inject(PAYPAL) private readonly connection: PaypalConnection | null,
    private readonly inbox: WebhookInbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.certificates = connection && new PaypalCertificates(connection.settings.certificateUrl);
  }

  @Post('paypal')
  @HttpCode(200)
  @NoPermission('signed by the provider')
  async receive(@Req() request: RawBodyRequest<Request>, @Res({ passthrough: true }) response: Response): Promise<{ received: boolean }> {
    const event = await this.verified(request);
    if (!event || !canBeKept({ ...event, type: event.event_type })) {
      this.log.warn(event ? 'A signed message that is no event, or that the database cannot hold, was refused' : 'A message with a wrong, missing or stale signature was refused');
      response.status(400);
      return { received: false };
    }
    await this.inbox.receive({ provider: 'paypal', eventId: event.id, type: event.event_type, payload: event }, this.clock.now());
    return { received: true };
  }

  /** The message, once the cheap questions are answered and its signature was found to be PayPal's. */
  private async verified({ rawBody, headers }: RawBodyRequest<Request>): Promise<PaypalEvent | null> {
    const now = this.clock.now();
    const signature = signatureIn(headers);
    if (!this.connection || !rawBody || !signature || !isTimely(signature, now)) return null;
    const certificate = await this.certificates?.at(signature.certificateUrl);
    if (!certificate || !isSignedBy(certificate, signature, rawBody, this.connection.settings.webhookId, now)) return null;
    try {
      return JSON.parse(rawBody.toString('utf8')) as PaypalEvent;
    } catch {
      return null;
    }
  }
}
