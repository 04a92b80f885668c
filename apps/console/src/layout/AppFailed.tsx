import Button from '@mui/material/Button';
import { useText } from '../i18n/LanguageContext.js';

/** The last net: the frame itself failed. */
export function AppFailed() {
  const { t } = useText();
  return (
    <main role="alert" style={{ display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 16, minHeight: '100vh', padding: 24, textAlign: 'center' }}>
      <p style={{ maxWidth: 420, margin: 0 }}>{t('common.states.defect')}</p>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {t('common.states.reload')}
      </Button>
    </main>
  );
}
