import RemoveCircle from '@mui/icons-material/RemoveCircleRounded';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Note } from '../../actions/Note.js';
import { UndoDialog } from '../../actions/UndoDialog.js';
import { useRead } from '../../api/ApiContext.js';
import { useAbility } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { AuditEntryQuery } from '../audit/audit.graphql.js';
import { PlanRetirementQuery } from './plans.graphql.js';

/** Says that a plan is off sale; whoever may retire plans can take a recent retirement back from here. */
export function RetiredNote({ planId }: { planId: string }) {
  const { t } = useText();
  const execution = useRetirement(planId);
  const [undoing, setUndoing] = useState(false);
  const undo = execution?.undoable && (
    <Button variant="outlined" onClick={() => setUndoing(true)}>
      {t('plans.retired.undo')}
    </Button>
  );
  return (
    <>
      <Note tone="neutral" icon={RemoveCircle} title={t('plans.retired.title')} actions={undo}>
        {t('plans.retired.text')}
      </Note>
      {undoing && execution && <UndoDialog execution={execution} onClose={() => setUndoing(false)} />}
    </>
  );
}

/** The execution that retired the plan, found in the record. */
function useRetirement(planId: string) {
  const mayUndo = useAbility().can('retirePlan', 'Plan');
  const found = useRead(PlanRetirementQuery, { planId }, { enabled: mayUndo });
  const seq = found.data?.auditEntries.rows[0]?.seq;
  const entry = useRead(AuditEntryQuery, { seq: seq ?? '' }, { enabled: seq !== undefined });
  return entry.data?.auditEntry.execution ?? null;
}
