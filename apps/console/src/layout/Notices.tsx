import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import { useNotificationContext } from 'ra-core';

const SECONDS = { success: 4, info: 5, warning: 7, error: 9 } as const;

/** Short messages at the bottom, one after the other: `useNotify()` of ra-core sends them. */
export function Notices() {
  const { notifications, takeNotification } = useNotificationContext();
  const shown = notifications[0];
  if (!shown) return null;
  const severity = shown.type in SECONDS ? shown.type : 'info';
  const close = (): void => void takeNotification();
  return (
    <Snackbar open autoHideDuration={SECONDS[severity] * 1000} onClose={(_, reason) => reason !== 'clickaway' && close()} anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}>
      <Alert severity={severity} elevation={8} onClose={close}>
        {shown.message}
      </Alert>
    </Snackbar>
  );
}
