import Search from '@mui/icons-material/SearchRounded';
import Dialog from '@mui/material/Dialog';
import { useStore } from 'ra-core';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRead } from '../api/ApiContext.js';
import { KeyHint } from '../components/KeyHint.js';
import { LoadingBar } from '../components/LoadingBar.js';
import { useText } from '../i18n/LanguageContext.js';
import { commandEntries, hitEntries, type Entry, type EntryGroup } from './entries.js';
import type { Hit } from './hits.js';
import { PaletteList } from './PaletteList.js';
import { PaletteMessage } from './PaletteMessage.js';
import { useScreens } from '../layout/use-screens.js';
import { SearchQuery } from './search.graphql.js';
import styles from './search-palette.module.css';
import { useChoice } from './use-choice.js';
import { useSettled } from './use-settled.js';

const LEAST_CHARACTERS = 2;
const MOST_RECENT = 6;

/** The one search box: finds everything, goes everywhere. Questions travel in the request's body; recent hits stay in memory. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const translator = useText();
  const { t } = translator;
  const listId = useId();
  const navigate = useNavigate();
  const screens = useScreens();
  const [typed, setTyped] = useState('');
  const [recent, setRecent] = useStore<readonly Hit[]>('search.recent', []);
  const question = useSettled(typed.trim(), 140);
  const asked = question.length >= LEAST_CHARACTERS;
  const search = useRead(SearchQuery, { text: question }, { enabled: asked, keepPrevious: true });
  const answer = asked ? search.data?.search : undefined;
  const hits = asked && search.data ? search.data.search.hits : [];
  const groups: EntryGroup[] = [
    ...(asked ? hitEntries(hits, translator) : recent.length > 0 ? [{ title: t('search.recent'), entries: hitEntries(recent, translator).flatMap((group) => group.entries) }] : []),
    ...commandEntries(screens, typed, translator),
  ];
  const entries = groups.flatMap((group) => group.entries);
  const open = (entry: Entry): void => {
    if (entry.hit) setRecent([entry.hit, ...recent.filter((hit) => hit.id !== entry.hit?.id)].slice(0, MOST_RECENT));
    onClose();
    void navigate(entry.to);
  };
  const { index, choose, press } = useChoice(listId, entries, question === typed.trim() && !search.isPlaceholderData, open);

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={false} aria-labelledby={`${listId}-title`} slotProps={{ paper: { className: styles['paper'] ?? '' }, container: { className: styles['container'] ?? '' } }}>
      <h2 id={`${listId}-title`} className={styles['unseen']}>
        {t('search.title')}
      </h2>
      <div className={styles['field']}>
        <Search aria-hidden className={styles['icon'] ?? ''} />
        <input
          className={styles['input']}
          autoFocus
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls={listId}
          aria-activedescendant={entries.length > 0 ? `${listId}-${index}` : undefined}
          aria-autocomplete="list"
          aria-label={t('search.open')}
          placeholder={t('search.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
        />
        <KeyHint keys={t('common.keys.escape')} />
      </div>
      {asked && search.isFetching && <LoadingBar />}
      <PaletteMessage
        typed={typed.trim()}
        least={LEAST_CHARACTERS}
        error={asked ? search.error : null}
        found={asked && search.data && !search.isPlaceholderData ? hits.length : null}
        onRetry={() => void search.refetch()}
      />
      <PaletteList id={listId} groups={groups} chosen={index} question={asked ? question : ''} onOpen={open} onHover={choose} />
      <footer className={answer || entries.length > 0 ? styles['foot'] : undefined}>
        <span aria-live="polite">{answer && (answer.more ? t('search.more') : t('search.results', { count: hits.length }))}</span>
        {entries.length > 0 && (
          <span className={styles['keys']}>
            <KeyHint keys="↑ ↓" /> {t('search.move')} <KeyHint keys="↵" /> {t('search.choose')}
          </span>
        )}
      </footer>
    </Dialog>
  );
}
