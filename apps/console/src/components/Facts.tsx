import { Fragment, type ReactNode } from 'react';
import styles from './facts.module.css';

/** Short facts in a row, with dots between. A fact that does not fit begins the next line, whole; a dot stays with what it follows. */
export function Facts({ items }: { items: readonly ReactNode[] }) {
  const shown = items.filter((item) => item !== null && item !== undefined && item !== false && item !== '');
  return shown.map((item, index) => (
    <Fragment key={index}>
      <span className={styles['fact']}>
        {item}
        {index < shown.length - 1 && ' ·'}
      </span>{' '}
    </Fragment>
  ));
}
