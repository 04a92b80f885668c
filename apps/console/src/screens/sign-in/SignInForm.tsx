import Visibility from '@mui/icons-material/VisibilityOutlined';
import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useLogin } from 'ra-core';
import { useEffect, useState, type SubmitEvent } from 'react';
import { asApiError, type ApiError } from '../../api/api-error.js';
import { useSessionState } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './sign-in.module.css';

export function SignInForm() {
  const { t } = useText();
  const login = useLogin();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | 'required' | null>(null);
  const [shown, setShown] = useState(false);
  const [wait, startWaiting] = useSecondsLeft();

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, password] = [form.get('email'), form.get('password')];
    if (typeof email !== 'string' || typeof password !== 'string' || email.trim() === '' || password === '') {
      setProblem('required');
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await login({ email: email.trim(), password });
    } catch (thrown) {
      const error = asApiError(thrown);
      setProblem(error);
      if (error.code === 'SIGN_IN_THROTTLED') startWaiting(Number(error.params['seconds']) || 30);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <FormMessage problem={problem} wait={wait} />
      <TextField label={t('common.signIn.email')} name="email" type="email" autoComplete="username" autoFocus fullWidth size="medium" error={problem === 'required'} slotProps={{ htmlInput: { maxLength: 254, inputMode: 'email' } }} />
      <TextField
        label={t('common.signIn.password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        fullWidth
        size="medium"
        error={problem === 'required'}
        slotProps={{
          htmlInput: { maxLength: 1000 },
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton aria-label={t(shown ? 'common.signIn.hidePassword' : 'common.signIn.showPassword')} onClick={() => setShown(!shown)} edge="end">
                  {shown ? <VisibilityOff fontSize="small" /> : <Visibility fontSize="small" />}
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <Button type="submit" variant="contained" size="large" fullWidth disabled={busy || wait > 0}>
        {wait > 0 ? t('common.signIn.wait', { count: wait }) : t(busy ? 'common.signIn.working' : 'common.signIn.submit')}
      </Button>
    </form>
  );
}

/** Why the reader is here, or what went wrong; announced when it changes. */
function FormMessage({ problem, wait }: { problem: ApiError | 'required' | null; wait: number }) {
  const { t } = useText();
  const session = useSessionState();
  if (problem === 'required') return <Alert severity="warning">{t('common.signIn.required')}</Alert>;
  if (problem && (problem.code !== 'SIGN_IN_THROTTLED' || wait > 0)) {
    return <Alert severity={problem.kind === 'outage' || problem.kind === 'limit' ? 'warning' : 'error'}>{problem.message || t('common.states.unreachable')}</Alert>;
  }
  if (session.me || session.ended === 'never' || problem) return null;
  if (session.ended !== 'unknown') return <Alert severity="info">{t(`common.signIn.${session.ended}`)}</Alert>;
  return (
    <Alert severity="warning">
      {t('common.signIn.unknown')}
      <Button variant="outlined" sx={{ display: 'flex', my: 1 }} onClick={() => window.location.reload()}>
        {t('common.states.reload')}
      </Button>
    </Alert>
  );
}

/** Counts down to 0, second by second. */
function useSecondsLeft(): [seconds: number, start: (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}
