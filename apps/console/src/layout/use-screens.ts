import { useMemo } from 'react';
import { useAbility } from '../data/SessionContext.js';
import { accessOf, screens, type ScreenEntry } from '../screens/registry.js';

/** The screens that the reader's role includes. */
export function useScreens(): readonly ScreenEntry[] {
  const ability = useAbility();
  return useMemo(() => screens.filter((screen) => ability.can(...accessOf(screen))), [ability]);
}
