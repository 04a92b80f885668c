import { Controller, Get, Header } from '@nestjs/common';
import { DEFAULT_LOCALE } from '#kernel';
import type { Locale } from '#kernel';
import { NoPermission, requestContext } from '#platform/access';
import { RETURN_PAGE } from '../provider/return.page.js';

interface PageWords {
  readonly title: string;
  readonly text: string;
}

const WORDS: Readonly<Record<Locale, PageWords>> = {
  en: { title: 'Thank you', text: 'Your answer has reached the payment provider. If it went through, your number is up to date within a few minutes. You can close this page.' },
  fr: { title: 'Merci', text: 'Votre réponse est parvenue au prestataire de paiement. Si tout s’est bien passé, votre numéro est à jour d’ici quelques minutes. Vous pouvez fermer cette page.' },
  zh: { title: '谢谢', text: '支付服务商已收到您的答复。如果办理成功，您的号码将在几分钟内更新。您可以关闭此页面。' },
};

/**
 * Where a provider sends the subscriber back to. The same page whatever is asked of it: it reads nothing, says nothing of anybody, and claims no outcome, since
 * anybody can open it with any parameters.
 */
@Controller()
export class ReturnPageController {
  @Get(RETURN_PAGE)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('x-robots-tag', 'noindex')
  @NoPermission('shown to subscribers, who have no account; the same for everybody')
  page(): string {
    const { locale = DEFAULT_LOCALE } = requestContext.current();
    const { title, text } = WORDS[locale];
    return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
  }
}
