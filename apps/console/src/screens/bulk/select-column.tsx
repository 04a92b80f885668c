import { useMemo } from 'react';
import type { Column } from '../../components/DataTable.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './bulk.module.css';
import type { Selection } from './use-selection.js';

interface Choosable {
  readonly id: string;
  readonly name: string;
}

/** A box before each row, and one for the page in the head. */
export function useSelectColumn({ ids, toggle }: Selection, rows: readonly Choosable[]): Column<Choosable> {
  const { t } = useText();
  return useMemo(() => {
    const page = rows.map(({ id }) => id);
    const all = page.length > 0 && page.every((id) => ids.has(id));
    return {
      key: 'select',
      before: true,
      width: '40px',
      header: <input type="checkbox" className={styles['box']} aria-label={t('bulk.selectPage')} checked={all} onChange={() => toggle(page, !all)} />,
      cell: ({ id, name }) => (
        <input type="checkbox" data-select className={styles['box']} aria-label={t('bulk.select', { name })} checked={ids.has(id)} onChange={(event) => toggle([id], event.target.checked)} />
      ),
    };
  }, [ids, toggle, rows, t]);
}
