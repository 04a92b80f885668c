import Button from '@mui/material/Button';
import { useNavigate } from 'react-router-dom';
import { useWrite } from '../../api/ApiContext.js';
import { useAbility, useStaff } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { CancelBulkRun, PauseBulkRun, PrepareBulkUndo, ResumeBulkRun, StartBulkRun, type BulkRun } from './bulk.graphql.js';
import styles from './bulk.module.css';
import { countOf } from './bulk.states.js';

/** What the person who began a run can do with it now. A charge is not undone but refunded, so a run of charges is not taken back. */
export function Steering({ run }: { run: BulkRun }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { id } = useStaff();
  const may = useAbility().can('bulk', 'Line') && run.createdBy === id;
  const start = useWrite(StartBulkRun);
  const pause = useWrite(PauseBulkRun);
  const resume = useWrite(ResumeBulkRun);
  const cancel = useWrite(CancelBulkRun);
  const undo = useWrite(PrepareBulkUndo);
  if (!may) return <span className={styles['line']}>{t('bulk.others')}</span>;
  const { status, figures, action } = run;
  const isOver = status === 'DONE' || status === 'CANCELED';
  const all = [start, pause, resume, cancel, undo];
  const busy = all.some(({ isPending }) => isPending);
  const target = { runId: run.id };
  return (
    <>
      <span role="alert">{all.find(({ error }) => error)?.error?.message}</span>
      {!isOver && status !== 'CANCELING' && (
        <Button variant="outlined" disabled={busy} onClick={() => cancel.mutate(target)}>
          {t('bulk.cancel')}
        </Button>
      )}
      {status === 'RUNNING' && (
        <Button variant="outlined" disabled={busy} onClick={() => pause.mutate(target)}>
          {t('bulk.pause')}
        </Button>
      )}
      {status === 'PAUSED' && (
        <Button variant="contained" disabled={busy} onClick={() => resume.mutate(target)}>
          {t('bulk.resume')}
        </Button>
      )}
      {status === 'READY' && (
        <Button variant="contained" disabled={busy || figures.wouldRun === 0} onClick={() => start.mutate(target)}>
          {t('bulk.start', { count: figures.wouldRun })}
        </Button>
      )}
      {isOver && action !== 'renewNow' && action !== 'undo' && countOf(figures, 'DONE') > 0 && (
        <Button variant="outlined" disabled={busy} onClick={() => undo.mutate(target, { onSuccess: ({ prepared }) => void navigate(paths.bulkRun(prepared.id)) })}>
          {t('bulk.undo')}
        </Button>
      )}
    </>
  );
}
