import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { UndoDialog } from '../../actions/UndoDialog.js';
import { useMayAct } from '../../actions/use-may-act.js';
import { CopyText } from '../../components/CopyText.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { Panel } from '../../components/Panel.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { AuditEntry } from './audit.graphql.js';
import styles from './audit.module.css';

/** The execution that the entry is about, as it stands now; it can be taken back from here while that is possible. */
export function ExecutionPanel({ entry, execution }: { entry: AuditEntry; execution: NonNullable<AuditEntry['execution']> }) {
  const { t, label } = useText();
  const [undoing, setUndoing] = useState(false);
  const mayUndo = useMayAct(execution.action);
  const undo = execution.undoable && mayUndo && (
    <Button variant="outlined" onClick={() => setUndoing(true)}>
      {t('audit.undo')}
    </Button>
  );
  return (
    <Panel title={t('audit.execution')} {...(undo && { actions: undo })}>
      <DefinitionGrid
        items={[
          { label: t('audit.columns.outcome'), value: label('audit.executionStatus', execution.status) },
          { label: t('audit.executionAt'), value: <Instant at={execution.executedAt} style="dateTimeSeconds" /> },
          { label: t('audit.executionId'), value: <CopyText text={execution.id} mono />, wide: true },
        ]}
      />
      {execution.undoneBy && <p className={styles['fact']}>{t('audit.undone')}</p>}
      {execution.undoOf && <p className={styles['fact']}>{t('audit.isUndo')}</p>}
      {execution.chargeId && (
        <p className={styles['fact']}>
          <Link to={paths.charge(execution.chargeId)} className={styles['link']}>
            {t('audit.charge')} →
          </Link>
        </p>
      )}
      {undoing && <UndoDialog execution={execution} {...(entry.subscriberId && { subject: subjectOf(entry, entry.subscriberId) })} onClose={() => setUndoing(false)} />}
    </Panel>
  );
}

function subjectOf({ subjectType, subjectId }: AuditEntry, subscriberId: string): { subscriberId: string; lineId?: string } {
  return subjectType === 'Line' ? { subscriberId, lineId: subjectId } : { subscriberId };
}
