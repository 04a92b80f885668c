import Button from '@mui/material/Button';
import { useState } from 'react';
import type { KeysetList } from '../../data/use-keyset-list.js';
import { countText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './bulk.module.css';
import { BulkDialog } from './BulkDialog.js';
import type { Selection } from './use-selection.js';

/** What can be done with many rows at once: those chosen by hand, or all that match the filter. */
export function BulkBar({ list, selection }: { list: KeysetList<'failedRenewals'>; selection: Selection }) {
  const { t, tag } = useText();
  const [asking, setAsking] = useState<'chosen' | 'matching' | null>(null);
  const count = selection.ids.size;
  const total = list.count ? countText(list.count, tag, (bound) => t('common.list.moreThan', { bound })) : '';
  if (list.rows.length === 0) return null;
  return (
    <div className={styles['bar']} role="group" aria-label={t('bulk.title')}>
      <span role="status">{count > 0 && t('bulk.selected', { count })}</span>
      {count > 0 && (
        <>
          <Button variant="contained" size="small" onClick={() => setAsking('chosen')}>
            {t('bulk.act')}
          </Button>
          <Button variant="text" size="small" onClick={selection.clear}>
            {t('bulk.clear')}
          </Button>
        </>
      )}
      <Button variant="outlined" size="small" onClick={() => setAsking('matching')}>
        {t('bulk.actAll')}
      </Button>
      {asking && (
        <BulkDialog
          about={asking === 'chosen' ? t('bulk.dialog.chosen', { count }) : t('bulk.dialog.matching', { total })}
          selection={asking === 'chosen' ? { renewalIds: [...selection.ids] } : { filter: list.filter }}
          onPrepared={selection.clear}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
