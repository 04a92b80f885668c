/** A pure function of a text with few distinct values in a file (zones, dates, plans); the answers are kept, within a bound. */
export function remembered<T>(answer: (text: string) => T, most = 50_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = answer(text);
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
