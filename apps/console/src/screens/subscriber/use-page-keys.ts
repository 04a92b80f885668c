import { useEffect } from 'react';
import { isTyping } from '../../components/row-keys.js';

/** Single keys of a page. Heard last, on the window, so that a key which another listener took is left to it. */
export function usePageKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = event.defaultPrevented || event.shiftKey || isTyping(event) ? undefined : keys[event.key];
      if (!act || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [keys]);
}
