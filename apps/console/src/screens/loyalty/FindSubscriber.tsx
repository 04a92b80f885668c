import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useRead } from '../../api/ApiContext.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { ErrorState } from '../../components/States.js';
import { phoneText } from '../../format/phone.js';
import { useText } from '../../i18n/LanguageContext.js';
import { SearchQuery } from '../../search/search.graphql.js';
import { useSettled } from '../../search/use-settled.js';
import { peopleOf } from './people.js';
import styles from './loyalty.module.css';

const LEAST_CHARACTERS = 2;

export interface FindSubscriberProps {
  onFound: (subscriberId: string) => void;
  onClose: () => void;
}

/** The one search, asked for a person. Tab or the arrow keys walk the answers. */
export function FindSubscriber({ onFound, onClose }: FindSubscriberProps) {
  const { t } = useText();
  const titleId = useId();
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), 140);
  const asked = text.length >= LEAST_CHARACTERS;
  const { data, error, isFetching, refetch } = useRead(SearchQuery, { text }, { enabled: asked, keepPrevious: true });
  const people = asked && data ? peopleOf(data.search.hits) : [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('loyalty.find.title')}</DialogTitle>
      <DialogContent className={styles['find'] ?? ''}>
        <TextField
          autoFocus
          fullWidth
          type="search"
          placeholder={t('loyalty.find.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !people[0] || text !== typed.trim()) return;
            // Or the key would also press the button that has the focus in the next dialog.
            event.preventDefault();
            onFound(people[0].subscriberId);
          }}
          slotProps={{ htmlInput: { 'aria-labelledby': titleId, maxLength: 200, autoComplete: 'off', spellCheck: false } }}
        />
        <div className={styles['answers']} aria-live="polite">
          {asked && isFetching && <LoadingBar />}
          {!asked && <p className={styles['hint']}>{t('loyalty.find.hint')}</p>}
          {asked && error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {asked && data && !isFetching && people.length === 0 && <p className={styles['hint']}>{t('loyalty.find.nothing', { text })}</p>}
          {people.map(({ subscriberId, title, detail }) => (
            <button key={subscriberId} type="button" className={styles['answer']} onClick={() => onFound(subscriberId)}>
              <strong>{title}</strong>
              {detail && <span>{detail.startsWith('+') ? phoneText(detail) : detail}</span>}
            </button>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
