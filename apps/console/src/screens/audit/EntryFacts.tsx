import { Link, useNavigate } from 'react-router-dom';
import Button from '@mui/material/Button';
import { CopyText } from '../../components/CopyText.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { Panel } from '../../components/Panel.js';
import { Phone } from '../../components/Phone.js';
import { numberText } from '../../format/amount.js';
import { formatInstant } from '../../format/instant.js';
import { usePresetFilter } from '../../data/use-preset-filter.js';
import type { AuditFilter } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { AuditEntry, SubjectNames } from './audit.graphql.js';
import { actionWords, actorWords, exportedIn, shortId } from './audit.words.js';
import styles from './audit.module.css';

/** Who, what, why, to whom and when, in the reader's time and in the record's. */
export function EntryFacts({ entry, names }: { entry: AuditEntry; names: SubjectNames | null }) {
  const text = useText();
  const { t, tag, label } = text;
  const exported = entry.action === 'export' ? exportedIn(entry.body) : null;
  const who = entry.actorKind === 'anonymous' ? t('audit.actor.anonymous') : actorWords(entry, { t });
  return (
    <Panel title={t('audit.facts')}>
      <DefinitionGrid
        columnWidth={220}
        items={[
          {
            label: t('audit.who'),
            value: (
              <span className={styles['two']}>
                <strong>{who}</strong>
                <span className={styles['faint']}>{label('audit.actor', entry.actorKind)}</span>
              </span>
            ),
          },
          { label: t('audit.what'), value: <strong>{actionWords(entry.action, text)}</strong> },
          { label: t('audit.why'), value: entry.reasonCode && label('actions.reason', entry.reasonCode) },
          { label: t('audit.whom'), value: <Subject entry={entry} names={names} /> },
          { label: t('audit.whenYours'), value: <Instant at={entry.recordedAt} style="dateTimeSeconds" relative /> },
          { label: t('audit.whenUtc'), value: formatInstant(entry.recordedAt, 'dateTimeSeconds', tag, 'UTC') },
          ...(exported ? [{ label: t('audit.rows'), value: t(exported.capped ? 'audit.rowsCapped' : 'audit.rowsAll', { rows: numberText(exported.rows, tag) }) }] : []),
          ...(entry.note ? [{ label: t('audit.note'), value: <span className={styles['note']}>{entry.note}</span>, wide: true }] : []),
          ...(entry.requestId ? [{ label: t('audit.request'), value: <CopyText text={entry.requestId} mono />, wide: true }] : []),
        ]}
      />
      <Related entry={entry} who={who} />
    </Panel>
  );
}

function Subject({ entry, names }: { entry: AuditEntry; names: SubjectNames | null }) {
  const { label } = useText();
  const line = names?.lines.find(({ id }) => id === entry.subjectId);
  const to = entry.subscriberId ? paths.subscriber(entry.subscriberId, line?.id) : entry.subjectType === 'Plan' ? paths.plan(entry.subjectId) : null;
  const name = names ? (
    <span className={styles['pieces']}>
      <span>{names.name}</span>
      {line && <Phone msisdn={line.msisdn} />}
    </span>
  ) : (
    shortId(entry.subjectId)
  );
  return (
    <span className={styles['two']}>
      {to ? (
        <Link to={to} className={styles['link']}>
          <strong>{name}</strong>
        </Link>
      ) : (
        name
      )}
      <span className={styles['faint']}>{label('audit.subject', entry.subjectType)}</span>
    </span>
  );
}

/** The list again, narrowed to what this entry is about. */
function Related({ entry, who }: { entry: AuditEntry; who: string }) {
  const { t } = useText();
  const preset = usePresetFilter('auditEntries');
  const navigate = useNavigate();
  const show = (filter: AuditFilter): void => {
    preset(filter);
    void navigate('/auditEntries');
  };
  const { actorId, subjectId, subjectType } = entry;
  return (
    <div className={styles['related']}>
      {actorId && (
        <Button variant="outlined" onClick={() => show({ actorId })}>
          {t('audit.byActor', { name: who })}
        </Button>
      )}
      <Button variant="outlined" onClick={() => show({ subjectType, subjectId })}>
        {t('audit.onSubject')}
      </Button>
    </div>
  );
}
