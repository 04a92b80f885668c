import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/ApiContext.js';
import { asApiError, type ApiError } from '../../api/api-error.js';
import { useText } from '../../i18n/LanguageContext.js';
import { RefuseRequest, WithdrawRequest } from './requests.graphql.js';
import styles from './requests.module.css';

/** Sends a decision once at a time; what it did is read anew. */
function useDecision(send: () => Promise<unknown>): { run: () => void; busy: boolean; problem: ApiError | null } {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const run = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await send();
    } catch (thrown) {
      setProblem(asApiError(thrown));
    } finally {
      setBusy(false);
      void queries.invalidateQueries();
    }
  };
  return { run: () => void run(), busy, problem };
}

/** Says no, with a reason that the maker reads. */
export function RefusePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useText();
  const api = useApi();
  const [note, setNote] = useState('');
  const { run, busy, problem } = useDecision(() => api.request(RefuseRequest, { id, note }));
  return (
    <form
      className={styles['refuse']}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <TextField
        autoFocus
        multiline
        minRows={2}
        label={t('requests.why')}
        value={note}
        error={problem !== null}
        helperText={problem?.message ?? t('requests.whyHelp')}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2000 } }}
      />
      <div className={styles['buttons']}>
        <Button type="submit" variant="contained" disabled={busy || note.trim() === ''}>
          {t('requests.refuse')}
        </Button>
        <Button variant="outlined" onClick={onClose} disabled={busy}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function WithdrawButton({ id }: { id: string }) {
  const { t } = useText();
  const api = useApi();
  const { run, busy, problem } = useDecision(() => api.request(WithdrawRequest, { id }));
  return (
    <div className={styles['buttons']}>
      <Button variant="outlined" onClick={run} disabled={busy}>
        {t('requests.withdraw')}
      </Button>
      {problem && <span role="alert">{problem.message}</span>}
    </div>
  );
}
