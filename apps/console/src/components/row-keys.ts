/** Which row the keys j/k, the arrows, Home and End lead to; null for a key that does not move. `current` is -1 before any row. */
export function rowAfter(key: string, current: number, rows: number): number | null {
  if (rows === 0) return null;
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(current + 1, rows - 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}

/** Whether the keys belong to something else just now: a field, a menu, a dialog, or a chord with a modifier. */
export function isTyping(event: Pick<KeyboardEvent, 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"], [role="listbox"], [role="dialog"]') !== null;
}
