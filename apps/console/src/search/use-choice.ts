import { useDeferredValue, useEffect, useState, type KeyboardEvent } from 'react';
import type { Entry } from './entries.js';

export interface Choice {
  /** Of the chosen row, counted over all groups. */
  readonly index: number;
  readonly choose: (index: number) => void;
  /** The arrow keys move the choice, Enter opens it. */
  readonly press: (event: KeyboardEvent) => void;
}

/** Which row of a list of answers is chosen. `isCurrent`: the list answers what is typed, so that Enter may open from it. */
export function useChoice(listId: string, entries: readonly Entry[], isCurrent: boolean, onOpen: (entry: Entry) => void): Choice {
  const [chosen, setChosen] = useState({ for: '', index: 0 });
  // A new answer puts the choice back on its first row.
  const listKey = useDeferredValue(entries.map((entry) => entry.key).join());
  const index = chosen.for === listKey ? Math.min(chosen.index, entries.length - 1) : 0;
  const choose = (next: number): void => setChosen({ for: listKey, index: next });
  useEffect(() => {
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, index, listKey]);

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const entry = entries[index];
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      choose((index + step + entries.length) % entries.length);
    } else if (event.key === 'Enter' && entry && isCurrent) {
      event.preventDefault();
      onOpen(entry);
    }
  };
  return { index, choose, press };
}
