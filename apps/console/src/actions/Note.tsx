import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/tokens.js';
import styles from './note.module.css';

export interface NoteProps {
  tone: Tone;
  icon: SvgIconComponent;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons under the text. */
  actions?: ReactNode;
  /** Read out at once. */
  alert?: boolean;
}

/** A few sentences that must be seen, with what can be done about them. */
export function Note({ tone, icon: Icon, title, children, actions, alert = false }: NoteProps) {
  return (
    <div className={styles['note']} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon aria-hidden className={styles['icon'] ?? ''} />
      <div className={styles['words']}>
        {title && <p className={styles['title']}>{title}</p>}
        {children && <div className={styles['text']}>{children}</div>}
        {actions && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
