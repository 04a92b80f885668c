import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useRead } from '../api/ApiContext.js';
import { LoadingBar } from '../components/LoadingBar.js';
import { ErrorState } from '../components/States.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Entry, EntryGroup } from './entries.js';
import { PaletteList } from './PaletteList.js';
import { peopleOf } from './people.js';
import { SearchQuery } from './search.graphql.js';
import { useChoice } from './use-choice.js';
import { useSettled } from './use-settled.js';
import styles from './find-subscriber.module.css';

const LEAST_CHARACTERS = 2;

export interface FindSubscriberProps {
  /** What the answer is for, as a question. */
  title: string;
  onFound: (subscriberId: string) => void;
  onClose: () => void;
}

/** The one search, asked for a person: its rows, its keys, each person once. */
export function FindSubscriber({ title, onFound, onClose }: FindSubscriberProps) {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), 140);
  const asked = text.length >= LEAST_CHARACTERS;
  const { data, error, isFetching, isPlaceholderData, refetch } = useRead(SearchQuery, { text }, { enabled: asked, keepPrevious: true });
  const entries = asked && data ? peopleOf(data.search.hits) : [];
  const groups: EntryGroup[] = entries.length > 0 ? [{ title: t('domain.hitKind.SUBSCRIBER'), entries }] : [];
  const open = ({ hit }: Entry): void => hit && onFound(hit.subscriberId);
  const { index, choose, press } = useChoice(id, entries, text === typed.trim() && !isPlaceholderData, open);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <div className={styles['question']}>
        <TextField
          autoFocus
          fullWidth
          type="search"
          placeholder={t('loyalty.find.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
          slotProps={{
            htmlInput: {
              role: 'combobox',
              'aria-labelledby': `${id}-title`,
              'aria-expanded': entries.length > 0,
              'aria-controls': id,
              'aria-activedescendant': entries.length > 0 ? `${id}-${index}` : undefined,
              'aria-autocomplete': 'list',
              maxLength: 200,
              autoComplete: 'off',
              spellCheck: false,
            },
          }}
        />
      </div>
      <div className={styles['answers']}>
        {asked && isFetching && <LoadingBar />}
        {!asked && <p className={styles['hint']}>{t('loyalty.find.hint')}</p>}
        {asked && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {asked && data && !isFetching && entries.length === 0 && <p className={styles['hint']}>{t('loyalty.find.nothing', { text })}</p>}
        <PaletteList id={id} groups={groups} chosen={index} question={asked ? text : ''} onOpen={open} onHover={choose} />
      </div>
      <DialogActions className={styles['foot'] ?? ''}>
        <span aria-live="polite">{asked && data && (data.search.more ? t('search.more') : t('search.results', { count: entries.length }))}</span>
        <Button variant="outlined" onClick={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
