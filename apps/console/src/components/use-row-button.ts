import { useEffect, useRef } from 'react';
import { isTyping } from './row-keys.js';

/** The key presses the button, or the box, of the row that has the focus: the one marked `data-<mark>`. After `g` it is part of a chord. */
export function useRowButton(key: string, mark: string): void {
  const before = useRef('');
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const inChord = before.current === 'g';
      before.current = event.key;
      if (event.key !== key || inChord || isTyping(event)) return;
      const button = document.activeElement?.closest('tr')?.querySelector<HTMLButtonElement | HTMLInputElement>(`[data-${mark}]`);
      if (!button || button.disabled) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [key, mark]);
}
