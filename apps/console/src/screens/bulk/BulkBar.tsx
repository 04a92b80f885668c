import Button from '@mui/material/Button';
import { useState } from 'react';
import type { KeysetList } from '../../data/use-keyset-list.js';
import { countText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './bulk.module.css';
import { BulkDialog, type BulkDialogProps } from './BulkDialog.js';
import type { Selection } from './use-selection.js';

/** What can be done with many rows at once: those chosen by hand, or all that match the filter. */
export function BulkBar({ list, selection }: { list: KeysetList<'failedRenewals'>; selection: Selection }) {
  const { t, tag } = useText();
  const [asking, setAsking] = useState<Pick<BulkDialogProps, 'about' | 'selection'> | null>(null);
  const count = selection.ids.size;
  const total = list.count ? countText(list.count, tag, (bound) => t('common.list.moreThan', { bound })) : '';
  // What was asked about stays before the reader, whatever becomes of the list behind it.
  if (list.rows.length === 0 && !asking) return null;
  return (
    <div className={styles['bar']} role="group" aria-label={t('bulk.title')}>
      <span role="status">{count > 0 && t('bulk.selected', { count })}</span>
      {count > 0 && (
        <>
          <Button variant="contained" size="small" onClick={() => setAsking({ about: t('bulk.dialog.chosen', { count }), selection: { renewalIds: [...selection.ids] } })}>
            {t('bulk.act')}
          </Button>
          <Button variant="text" size="small" onClick={selection.clear}>
            {t('bulk.clear')}
          </Button>
        </>
      )}
      <Button variant="outlined" size="small" onClick={() => setAsking({ about: t('bulk.dialog.matching', { total }), selection: { filter: list.filter } })}>
        {t('bulk.actAll')}
      </Button>
      {asking && <BulkDialog {...asking} onPrepared={selection.clear} onClose={() => setAsking(null)} />}
    </div>
  );
}
