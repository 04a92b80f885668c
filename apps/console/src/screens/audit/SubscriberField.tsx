import Close from '@mui/icons-material/CloseRounded';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useAbility } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { FindSubscriber } from '../../search/FindSubscriber.js';
import styles from './audit.module.css';
import { useSubjectNames } from './use-subject-names.js';

/** On whom: somebody whom the search finds by name, number or reference. Nothing for those who may not look people up. */
export function SubscriberField({ id, onChange }: { id: string | null; onChange: (id: string | null) => void }) {
  const { t } = useText();
  const [finding, setFinding] = useState(false);
  const names = useSubjectNames(id);
  if (!useAbility().can('read', 'Subscriber')) return null;
  return (
    <span className={styles['field']} data-set={id !== null || undefined}>
      <button type="button" className={styles['pick']} aria-haspopup="dialog" onClick={() => setFinding(true)}>
        <span className={styles['label']}>{t('audit.filter.subscriber')}</span>
        {id === null ? t('common.list.any') : (names?.name ?? '…')}
      </button>
      {id !== null && (
        <IconButton aria-label={t('audit.filter.anybody')} onClick={() => onChange(null)}>
          <Close sx={{ fontSize: 16 }} />
        </IconButton>
      )}
      {finding && (
        <FindSubscriber
          title={t('audit.filter.whose')}
          onClose={() => setFinding(false)}
          onFound={(found) => {
            setFinding(false);
            onChange(found);
          }}
        />
      )}
    </span>
  );
}
