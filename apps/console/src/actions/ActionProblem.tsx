import Group from '@mui/icons-material/GroupRounded';
import Help from '@mui/icons-material/HelpRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import History from '@mui/icons-material/HistoryRounded';
import Button from '@mui/material/Button';
import { isRole } from '#permissions';
import { useStaff } from '../data/SessionContext.js';
import type { StaffRole } from '../generated/types.js';
import { formatInstant } from '../format/instant.js';
import { useText } from '../i18n/LanguageContext.js';
import { isStalePlan } from './dialog.states.js';
import { Note } from './Note.js';
import { refusalText } from './refusal.text.js';
import type { ActionRun } from './use-action.js';

/** Why the last attempt did not settle, and what to do now. */
export function ActionProblem({ run }: { run: ActionRun }) {
  const text = useText();
  const { t } = text;
  const { problem, phase } = run.state;
  if (!problem || phase === 'sending') return null;
  if (phase === 'uncertain') {
    return (
      <Note alert tone="warn" icon={Help} title={t('actions.problem.uncertainTitle')}>
        <p>{t('actions.problem.uncertainText')}</p>
        <p>{t('actions.problem.uncertainClose')}</p>
      </Note>
    );
  }
  if (problem.code === 'CONFLICT') return <Conflict run={run} />;
  if (isStalePlan(problem)) {
    return (
      <Note alert tone="info" icon={History} title={t('actions.problem.expiredTitle')}>
        {t('actions.problem.expiredText')}
      </Note>
    );
  }
  const raisedBy = roleIn(problem.params['raisedBy']);
  return (
    <Note alert tone="bad" icon={ErrorIcon} title={t(problem.code === 'LINE_LOCKED' ? 'actions.problem.lockedTitle' : 'actions.problem.refusedTitle')}>
      {refusalText(problem, text)}
      {raisedBy && <p>{t(`actions.limit.raisedBy.${raisedBy}`)}</p>}
    </Note>
  );
}

/** The role that a refusal names, as the catalogue calls it. */
function roleIn(param: unknown): StaffRole | null {
  const role = typeof param === 'string' ? param.toLowerCase() : '';
  return isRole(role) ? (role.toUpperCase() as Uppercase<typeof role>) : null;
}

function Conflict({ run }: { run: ActionRun }) {
  const { t, tag, label } = useText();
  const { zone } = useStaff();
  const changes = changesOf(run.state.problem?.params['changes']);
  return (
    <Note
      alert
      tone="warn"
      icon={Group}
      title={t('actions.problem.conflictTitle')}
      actions={
        <Button variant="contained" autoFocus onClick={run.previewAgain}>
          {t('actions.preview.again')}
        </Button>
      }
    >
      {changes.length === 0 && <p>{t('actions.problem.conflictUnknown')}</p>}
      {changes.map(({ action, actorName, at }, index) => (
        <p key={index}>{t('actions.problem.conflictChange', { actor: actorName, action: label('domain.action', action), time: formatInstant(at, 'dateTime', tag, zone) })}</p>
      ))}
      <p>{t('actions.problem.conflictText')}</p>
    </Note>
  );
}

interface Change {
  readonly action: string;
  readonly actorName: string;
  readonly at: string;
}

/** Who changed what since the preview, as the refusal carries it. */
export function changesOf(params: unknown): Change[] {
  return Array.isArray(params) ? params.filter(isChange) : [];
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && 'action' in value && 'actorName' in value && 'at' in value && typeof value.at === 'string';
}
