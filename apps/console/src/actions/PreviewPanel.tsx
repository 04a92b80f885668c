import Block from '@mui/icons-material/BlockRounded';
import Undo from '@mui/icons-material/UndoRounded';
import LockReset from '@mui/icons-material/LockOutlined';
import Gavel from '@mui/icons-material/SupervisorAccountRounded';
import Button from '@mui/material/Button';
import { isWorthRetrying } from '../api/api-error.js';
import { useText } from '../i18n/LanguageContext.js';
import type { LimitCheck, Plan } from './action.intents.js';
import { EffectList } from './EffectList.js';
import { confirmWords, previewSentence, unitWord } from './effect.words.js';
import { Note } from './Note.js';
import { refusalText } from './refusal.text.js';
import styles from './preview-panel.module.css';
import type { ActionRun } from './use-action.js';

export interface PreviewPanelProps {
  run: ActionRun;
  /** Whether the form is filled in as far as a preview needs. */
  complete: boolean;
  /** Whether a field says that its value will not do. */
  wrong: boolean;
  isUndo: boolean;
  movesMoney: boolean;
  /** What a charge would go to, by name. */
  method: string | null;
  lineZone: string | undefined;
  /** The line's zone, or the reader's. */
  zone: string;
  /** Fields whose refusal is shown beside them. */
  knownFields: readonly string[];
}

/** What will happen, before the button that makes it happen. */
export function PreviewPanel({ run, complete, wrong, isUndo, movesMoney, method, lineZone, zone, knownFields }: PreviewPanelProps) {
  const text = useText();
  const { t } = text;
  const { lastPlan, refusal, held } = run.state;
  // What a colleague has overtaken stays in sight, faintly, until the reader asks for a new preview.
  const plan = held ? null : run.state.plan;
  if (refusal && !isBesideField(refusal.params['field'], knownFields)) return <Refused run={run} />;
  const shown = run.state.plan ?? (complete && !refusal ? lastPlan : null);
  return (
    <section className={styles['preview']} aria-live="polite" aria-busy={complete && !plan && !refusal && !held}>
      <h3 className={styles['title']}>{t('actions.preview.title')}</h3>
      {shown ? (
        <>
          <p className={styles['sentence']}>{plan ? previewSentence(plan, { confirm: confirmWords(plan, isUndo, text, zone), isUndo, money: { moves: movesMoney, method } }, text) : t(held ? 'actions.preview.stale' : 'actions.preview.working')}</p>
          <EffectList effects={shown.effects} lineZone={lineZone} dimmed={!plan} />
          {plan && <Limits limits={plan.limits} />}
          {plan && !isUndo && <Reversible plan={plan} />}
        </>
      ) : (
        <p className={styles['waiting']}>{t(refusal || wrong ? 'actions.preview.wrong' : complete ? 'actions.preview.working' : 'actions.preview.waiting')}</p>
      )}
    </section>
  );
}

function isBesideField(field: unknown, known: readonly string[]): boolean {
  return typeof field === 'string' && known.includes(field);
}

function Refused({ run }: { run: ActionRun }) {
  const text = useText();
  const { t } = text;
  const { refusal } = run.state;
  // That nothing would change is said beside the button.
  if (!refusal || refusal.code === 'NOTHING_TO_CHANGE') return null;
  const again = isWorthRetrying(refusal) && (
    <Button variant="outlined" onClick={run.previewAgain}>
      {t('actions.preview.again')}
    </Button>
  );
  return (
    <Note alert tone="bad" icon={Block} title={t('actions.problem.previewTitle')} actions={again}>
      {refusalText(refusal, text) || t('actions.problem.unreachable')}
    </Note>
  );
}

function Limits({ limits }: { limits: readonly LimitCheck[] }) {
  const { t } = useText();
  return limits
    .filter(({ exceeded }) => exceeded)
    .map(({ name, unit, value, limit, raisedBy }) => (
      <div key={name} className={styles['limit']}>
        <Note alert tone="warn" icon={Gavel} title={t('actions.limit.exceeded', { value, unit: unitWord(unit, value, t), limit: limit ?? 0 })}>
          {raisedBy ? t(`actions.limit.raisedBy.${raisedBy}`) : t('actions.limit.nobody')}
        </Note>
      </div>
    ));
}

function Reversible({ plan }: { plan: Plan }) {
  const { t } = useText();
  const Icon = plan.reversible ? Undo : LockReset;
  return (
    <p className={styles['fact']}>
      <Icon aria-hidden />
      {t(plan.reversible ? 'actions.preview.reversible' : 'actions.preview.irreversible')}
    </p>
  );
}
