import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useNavigate } from 'react-router-dom';
import { useWrite } from '../../api/ApiContext.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { ErrorState } from '../../components/States.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { StartBulkRun } from './bulk.graphql.js';
import { Foreseen } from './Foreseen.js';
import { useBulkRun } from './use-bulk-run.js';

/** The preview while it is made, and the start. */
export function BulkPreview({ runId, onClose }: { runId: string; onClose: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { data, error, refetch } = useBulkRun(runId);
  const start = useWrite(StartBulkRun);
  const run = data?.bulkRun;
  const count = run?.figures.wouldRun ?? 0;
  return (
    <>
      <DialogContent dividers>{run ? <Foreseen run={run} /> : error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingBar />}</DialogContent>
      <DialogActions>
        <p role="alert">{start.error?.message}</p>
        <Button variant="outlined" onClick={onClose}>
          {t('bulk.later')}
        </Button>
        <Button
          variant="contained"
          disabled={run?.status !== 'READY' || count === 0 || start.isPending}
          onClick={() => start.mutate({ runId }, { onSuccess: () => void navigate(paths.bulkRun(runId)) })}
        >
          {t('bulk.start', { count })}
        </Button>
      </DialogActions>
    </>
  );
}
