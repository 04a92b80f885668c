import type { ReactNode } from 'react';
import styles from './list-with-detail.module.css';

/** A list, and beside it what was chosen from it; below it where the page is narrow. Without a detail the list has the whole width. */
export function ListWithDetail({ list, detail }: { list: ReactNode; detail: ReactNode }) {
  return (
    <div className={styles['columns']}>
      {list}
      {detail && <aside className={styles['detail']}>{detail}</aside>}
    </div>
  );
}
