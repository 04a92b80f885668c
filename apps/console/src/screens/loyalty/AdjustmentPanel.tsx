import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { EffectList } from '../../actions/EffectList.js';
import { UndoDialog } from '../../actions/UndoDialog.js';
import { useMayAct } from '../../actions/use-may-act.js';
import { useRead } from '../../api/ApiContext.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { Panel } from '../../components/Panel.js';
import { ErrorState } from '../../components/States.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { AuditEntryQuery, SubjectNamesQuery } from '../audit/audit.graphql.js';
import type { AuditEntry } from '../audit/audit.graphql.js';
import styles from './loyalty.module.css';

/** What one adjustment changed, for whom and why; it can be taken back from here while that is possible. */
export function AdjustmentPanel({ seq }: { seq: string | null }) {
  const { t } = useText();
  const { data, error, refetch } = useRead(AuditEntryQuery, { seq: seq ?? '' }, { enabled: seq !== null });
  return (
    <Panel title={t('loyalty.detail')}>
      {seq === null ? (
        <p className={styles['hint']}>{t('loyalty.choose')}</p>
      ) : data ? (
        <Adjustment entry={data.auditEntry} />
      ) : error?.code === 'NOT_FOUND' ? (
        <p className={styles['hint']}>{t('loyalty.notYours')}</p>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingBar />
      )}
    </Panel>
  );
}

function Adjustment({ entry }: { entry: AuditEntry }) {
  const { t, label } = useText();
  const [undoing, setUndoing] = useState(false);
  const { subscriberId, execution } = entry;
  const mayUndo = useMayAct(execution?.action);
  const names = useRead(SubjectNamesQuery, { id: subscriberId ?? '' }, { enabled: subscriberId !== null }).data?.subscriber;
  return (
    <div className={styles['adjustment']}>
      {subscriberId && (
        <Link to={paths.subscriber(subscriberId)} className={styles['person']}>
          {names?.name ?? t('loyalty.openSubscriber')}
        </Link>
      )}
      {entry.plan && <EffectList effects={entry.plan.effects} />}
      <DefinitionGrid
        columnWidth={140}
        items={[
          { label: t('loyalty.columns.actor'), value: entry.actorName },
          { label: t('loyalty.columns.at'), value: <Instant at={entry.recordedAt} /> },
          { label: t('loyalty.columns.reason'), value: entry.reasonCode && label('actions.reason', entry.reasonCode) },
          ...(entry.note ? [{ label: t('audit.note'), value: entry.note, wide: true }] : []),
        ]}
      />
      {execution?.undoneBy && <p className={styles['hint']}>{t('loyalty.undone')}</p>}
      {execution?.undoOf && <p className={styles['hint']}>{t('loyalty.isUndo')}</p>}
      <div className={styles['buttons']}>
        {execution?.undoable && mayUndo && (
          <Button variant="outlined" onClick={() => setUndoing(true)}>
            {t('loyalty.undo')}
          </Button>
        )}
        <Link to={paths.auditEntry(entry.seq)} className={styles['more']}>
          {t('loyalty.openEntry')} →
        </Link>
      </div>
      {undoing && execution && <UndoDialog execution={execution} {...(subscriberId && { subject: { subscriberId } })} onClose={() => setUndoing(false)} />}
    </div>
  );
}
