import Groups from '@mui/icons-material/GroupsOutlined';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Instant } from '../components/Instant.js';
import { useText } from '../i18n/LanguageContext.js';
import { paths } from '../paths.js';
import type { Asked, Plan } from './action.intents.js';
import styles from './action-dialog.module.css';
import { EffectList } from './EffectList.js';
import { Note } from './Note.js';

/** Nothing has happened yet: a second person has to agree, and until when. */
export function AskedOf({ asked, plan, lineZone, onClose }: { asked: Asked; plan: Plan; lineZone: string | undefined; onClose: () => void }) {
  const { t } = useText();
  return (
    <>
      <DialogContent dividers>
        <div className={styles['result']} role="status">
          <Note tone="info" icon={Groups} title={t('actions.asked.title')}>
            {t('actions.asked.text')} <Instant at={asked.expiresAt} />
          </Note>
          <EffectList effects={plan.effects} lineZone={lineZone} />
          <Link component={RouterLink} to={paths.request(asked.id)} onClick={onClose} className={styles['trace'] ?? ''}>
            {t('actions.asked.open')}
          </Link>
        </div>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </>
  );
}
