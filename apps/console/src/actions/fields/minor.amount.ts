import { isCurrency, isRefusal, parseMinor } from '#kernel';

/** `12.50` → `1250` for EUR, by the kernel's own reading; null while it is no amount. */
export function minorOf(text: string, currency: string): string | null {
  if (!isCurrency(currency)) return null;
  try {
    return String(parseMinor(text.trim().replace(',', '.'), currency));
  } catch (thrown) {
    if (isRefusal(thrown)) return null;
    throw thrown;
  }
}
