import { useEffect, useRef } from 'react';
import { isTyping } from '../components/row-keys.js';

const CHORD_MILLIS = 1200;

export interface Shortcuts {
  onSearch: () => void;
  onHelp: () => void;
  /** Letter after `g` → what it does. */
  chords: Readonly<Record<string, () => void>>;
}

/** Keys that work everywhere: / and Ctrl/Cmd-K search, ? helps, g and a letter go to a screen. */
export function useShortcuts({ onSearch, onHelp, chords }: Shortcuts): void {
  const chordSince = useRef<number | null>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onSearch();
        return;
      }
      if (isTyping(event)) return;
      const begun = chordSince.current !== null && event.timeStamp - chordSince.current < CHORD_MILLIS;
      chordSince.current = event.key === 'g' ? event.timeStamp : null;
      const act = event.key === '/' ? onSearch : event.key === '?' ? onHelp : begun ? chords[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onSearch, onHelp, chords]);
}
