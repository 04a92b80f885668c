import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { EmptyState } from '../components/States.js';
import { useText } from '../i18n/LanguageContext.js';
import { paths } from '../paths.js';

export function NotFound() {
  const { t } = useText();
  const home = (
    <Button variant="outlined" component={Link} to={paths.dashboard}>
      {t('common.states.backHome')}
    </Button>
  );
  return <EmptyState title={t('common.states.notFoundTitle')} text={t('common.states.notFoundText')} action={home} />;
}
