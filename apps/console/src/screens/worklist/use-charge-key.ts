import { useEffect, useRef } from 'react';
import { isTyping } from '../../components/row-keys.js';

/** `c` presses the button of the row that has the focus: the one marked `data-charge`. After `g` it is part of a chord. */
export function useChargeKey(): void {
  const before = useRef('');
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const inChord = before.current === 'g';
      before.current = event.key;
      if (event.key !== 'c' || inChord || isTyping(event)) return;
      const button = document.activeElement?.closest('tr')?.querySelector<HTMLButtonElement>('[data-charge]');
      if (!button || button.disabled) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
