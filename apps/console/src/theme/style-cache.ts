import createCache, { type EmotionCache } from '@emotion/cache';

/** Styles that are made in the browser carry the page's nonce, so that the content security policy lets them in. */
export function createStyleCache(page: Document): EmotionCache {
  const nonce = page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  return createCache({ key: 'k', prepend: true, ...(nonce && { nonce }) });
}
