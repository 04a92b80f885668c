import { useCallback, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle: (ids: readonly string[], on: boolean) => void;
  clear: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Rows that were chosen by hand, over pages; another filter begins anew, so that nobody acts on rows that they no longer see. */
export function useSelection(filter: object): Selection {
  const key = JSON.stringify(Object.entries(filter).sort());
  const [chosen, setChosen] = useState({ key, ids: NOTHING });
  const toggle = useCallback(
    (ids: readonly string[], on: boolean) =>
      setChosen((before) => {
        const next = new Set(before.key === key ? before.ids : NOTHING);
        for (const id of ids) if (on) next.add(id); else next.delete(id);
        return { key, ids: next };
      }),
    [key],
  );
  return { ids: chosen.key === key ? chosen.ids : NOTHING, toggle, clear: useCallback(() => setChosen({ key, ids: NOTHING }), [key]) };
}
