const LONGEST_LINK = 2_048;

/** An address that a browser can be sent to; null if it is none. */
export function pageLink(url: unknown): string | null {
  if (typeof url !== 'string' || url.length > LONGEST_LINK || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}
