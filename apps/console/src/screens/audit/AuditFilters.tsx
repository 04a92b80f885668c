import { useState } from 'react';
import { FilterBar, FilterSelect } from '../../components/FilterBar.js';
import { useStaff } from '../../data/SessionContext.js';
import type { KeysetList } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import { actionWords, FILTERED_ACTIONS, OUTCOMES, SUBJECT_TYPES } from './audit.words.js';
import styles from './audit.module.css';
import { DayField } from './DayField.js';
import { daysOf, instantsOf } from './day.range.js';
import { SubscriberField } from './SubscriberField.js';

/** `everybody`: whether the reader sees more than their own entries. */
export function AuditFilters({ list, everybody }: { list: KeysetList<'auditEntries'>; everybody: boolean }) {
  const text = useText();
  const { t, label } = text;
  const staff = useStaff();
  const { filter, setFilter } = list;
  const days = daysOf(filter, staff.zone);
  // Someone else than the reader is chosen on an entry, which knows the id; the rows know the name.
  const chosen = filter.actorId && filter.actorId !== staff.id ? [{ value: filter.actorId, label: list.rows[0]?.actorName ?? t('audit.filter.chosen') }] : [];
  const setDays = (patch: Partial<typeof days>): void => setFilter({ ...filter, ...instantsOf({ ...days, ...patch }, staff.zone) });
  return (
    <FilterBar active={Object.keys(filter).length > 0} onClear={() => setFilter({})} onRefresh={list.refresh}>
      {everybody && (
        <FilterSelect
          label={t('audit.filter.actor')}
          value={filter.actorId ?? null}
          options={[{ value: staff.id, label: t('audit.filter.me') }, ...chosen]}
          onChange={(actorId) => setFilter({ ...filter, actorId })}
        />
      )}
      <FilterSelect
        label={t('audit.filter.action')}
        value={FILTERED_ACTIONS.find((each) => each === filter.action) ?? null}
        options={FILTERED_ACTIONS.map((action) => ({ value: action, label: actionWords(action, text) }))}
        onChange={(action) => setFilter({ ...filter, action })}
      />
      <FilterSelect
        label={t('audit.filter.subject')}
        value={SUBJECT_TYPES.find((each) => each === filter.subjectType) ?? null}
        options={SUBJECT_TYPES.map((type) => ({ value: type, label: label('audit.subject', type) }))}
        onChange={(subjectType) => setFilter({ ...filter, subjectType })}
      />
      <FilterSelect
        label={t('audit.filter.outcome')}
        value={OUTCOMES.find((each) => each === filter.outcome) ?? null}
        options={OUTCOMES.map((outcome) => ({ value: outcome, label: label('audit.outcome', outcome) }))}
        onChange={(outcome) => setFilter({ ...filter, outcome })}
      />
      <SubscriberField id={filter.subscriberId ?? null} onChange={(subscriberId) => setFilter({ ...filter, subscriberId })} />
      {filter.subjectId && <SubjectId key={filter.subjectId} id={filter.subjectId} onChange={(subjectId) => setFilter({ ...filter, subjectId })} />}
      <span className={styles['days']}>
        <DayField label={t('audit.filter.from')} day={days.from} latest={days.to} onChange={(from) => setDays({ from })} />
        <DayField label={t('audit.filter.to')} day={days.to} earliest={days.from} onChange={(to) => setDays({ to })} />
      </span>
    </FilterBar>
  );
}

/** What an entry or a link was narrowed to; nobody knows ids by heart. Taken over by Enter or on leaving the field: half an id finds nothing. */
function SubjectId({ id, onChange }: { id: string; onChange: (id: string) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState(id);
  const take = (): void => {
    if (typed.trim() !== id) onChange(typed.trim());
  };
  return (
    <label className={styles['field']} data-set={id !== '' || undefined}>
      <span className={styles['label']}>{t('audit.filter.id')}</span>
      <input
        type="text"
        size={14}
        spellCheck={false}
        autoComplete="off"
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </label>
  );
}
