import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

export interface PanelProps {
  /** Heading (h2); without it the panel is a plain surface. */
  title?: ReactNode;
  /** Beside the heading: a count, a chip. */
  aside?: ReactNode;
  /** Links and buttons at the right of the heading. */
  actions?: ReactNode;
  /** No padding around the content: for tables and lists that reach the edge. */
  flush?: boolean;
  children: ReactNode;
}

/** A surface with a heading: the part that pages are made of. */
export function Panel({ title, aside, actions, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className={styles['head']}>
          <h2 id={id} className={styles['title']}>
            {title}
          </h2>
          {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
          {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
        </div>
      )}
      <div className={flush ? styles['flush'] : styles['body']} data-headed={title !== undefined || undefined}>
        {children}
      </div>
    </section>
  );
}
