import type { ReactNode } from 'react';
import { useAbility } from '../data/SessionContext.js';
import type { SubjectName, Verb } from '../data/access.js';
import { NoAccess } from './States.js';
import styles from './screen.module.css';

export interface ScreenProps {
  /** The right without which the screen is not shown: what the server asks for too. */
  access: readonly [Verb, SubjectName];
  /** `wide` (default) for tables, `reading` for one column of text and forms. */
  width?: 'wide' | 'reading';
  children: ReactNode;
}

/** Every screen's frame: who may see it, and how wide it grows. */
export function Screen({ access: [verb, subject], width = 'wide', children }: ScreenProps) {
  const allowed = useAbility().can(verb, subject);
  return (
    <div className={styles['screen']} data-width={width}>
      {allowed ? children : <NoAccess />}
    </div>
  );
}
