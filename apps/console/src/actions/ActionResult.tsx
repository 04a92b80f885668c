import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import Info from '@mui/icons-material/InfoRounded';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { CopyText } from '../components/CopyText.js';
import { useAbility } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';
import { paths } from '../paths.js';
import type { ActionSubject, Execution, Plan } from './action.intents.js';
import styles from './action-dialog.module.css';
import { CardLinkOutcome } from './CardLinkOutcome.js';
import { ChargeOutcome } from './ChargeOutcome.js';
import { EffectList } from './EffectList.js';
import { Note } from './Note.js';
import { RefundOutcome } from './RefundOutcome.js';

export interface ActionResultProps {
  plan: Plan;
  execution: Execution;
  subject: ActionSubject | null;
  lineZone: string | undefined;
  onClose: () => void;
}

/** Done when the subscriber has been asked; what a payment brings is still to come. */
const ASKING: ReadonlySet<string> = new Set(['awaitTransfer', 'sendConfirmationLink']);

/** What came of it, and where it is on record. */
export function ActionResult({ plan, execution, subject, lineZone, onClose }: ActionResultProps) {
  const { t } = useText();
  const ability = useAbility();
  const reference = execution.action === 'openCase' ? subject?.cases.find(({ id }) => id === execution.id)?.reference : undefined;
  return (
    <div className={styles['result']} role="status">
      {execution.action === 'refundCharge' ? (
        <RefundOutcome execution={execution} />
      ) : execution.action === 'sendUpdateCardLink' && subject ? (
        <CardLinkOutcome execution={execution} subscriberId={subject.id} />
      ) : execution.chargeId === null || execution.undoOf !== null ? (
        <Note tone="good" icon={CheckCircle} title={t(execution.undoOf === null ? 'actions.result.done' : 'actions.result.undone')} />
      ) : (
        <ChargeOutcome chargeId={execution.chargeId} onFollow={onClose} />
      )}
      {execution.replayed && (
        <Note tone="info" icon={Info}>
          {t('actions.result.replayed')}
        </Note>
      )}
      {reference && (
        <p className={styles['reference']}>
          {t('actions.result.reference')} <CopyText text={reference} mono />
        </p>
      )}
      {execution.status === 'COMPLETED' && <EffectList done={!ASKING.has(execution.action)} effects={plan.effects} lineZone={lineZone} />}
      {execution.auditSeq !== null && ability.can('read', 'AuditEntry') && (
        <Link component={RouterLink} to={paths.auditEntry(execution.auditSeq)} onClick={onClose} className={styles['trace'] ?? ''}>
          {t('actions.result.audit')} {execution.auditSeq}
        </Link>
      )}
    </div>
  );
}
