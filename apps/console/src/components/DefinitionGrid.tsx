import type { ReactNode } from 'react';
import styles from './definition-grid.module.css';

export interface Definition {
  label: string;
  /** null or empty shows a dash. */
  value: ReactNode;
  /** Takes the whole width of the grid. */
  wide?: boolean;
}

export interface DefinitionGridProps {
  items: readonly Definition[];
  /** Least width of a column in pixels; 160 if not given. */
  columnWidth?: number;
}

/** Labels with their values, in as many columns as fit. */
export function DefinitionGrid({ items, columnWidth = 160 }: DefinitionGridProps) {
  return (
    <dl className={styles['grid']} style={{ gridTemplateColumns: `repeat(auto-fill, minmax(${columnWidth}px, 1fr))` }}>
      {items.map(({ label, value, wide }) => (
        <div key={label} className={wide ? styles['wide'] : undefined}>
          <dt className={styles['label']}>{label}</dt>
          <dd className={styles['value']}>{value === null || value === '' || value === undefined ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
