import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import { useText } from '../i18n/LanguageContext.js';
import type { Execution } from './action.intents.js';
import { Note } from './Note.js';

/** What the provider said to a refund. One that is on its way is asked about by itself; the charge's page shows what came of it. */
export function RefundOutcome({ execution: { status } }: { execution: Execution }) {
  const { t } = useText();
  if (status === 'COMPLETED') return <Note tone="good" icon={CheckCircle} title={t('actions.refund.done')} />;
  if (status === 'DECLINED') {
    return (
      <Note tone="bad" icon={ErrorIcon} title={t('actions.refund.declined')}>
        {t('actions.refund.declinedText')}
      </Note>
    );
  }
  return (
    <Note tone="warn" icon={HourglassTop} title={t('actions.result.pending')}>
      {t('actions.refund.pendingText')}
    </Note>
  );
}
