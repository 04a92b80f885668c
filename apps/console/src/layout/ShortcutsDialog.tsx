import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Fragment } from 'react';
import { KeyHint } from '../components/KeyHint.js';
import { useAbility } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './shortcuts-dialog.module.css';
import { useScreens } from './use-screens.js';

const PAGE_KEYS = [
  ['C', 'renewNow', 'Line'],
  ['E', 'extendValidity', 'Line'],
  ['P', 'changePlan', 'Line'],
  ['A', 'setAutoRenew', 'Line'],
  ['O', 'adjustPoints', 'Loyalty'],
  ['U', 'updateContact', 'Subscriber'],
  ['N', 'openCase', 'Case'],
  ['L', 'sendConfirmationLink', 'Line'],
  ['R', 'sendUpdateCardLink', 'Line'],
  ['T', 'awaitTransfer', 'Line'],
] as const;

/** Every key of the console, on one page. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const screens = useScreens();
  const ability = useAbility();
  const pageKeys = PAGE_KEYS.filter(([, action, subject]) => ability.can(action, subject)).map(([key, action]) => [key, t(`domain.action.${action}`)] as const);
  const mayCharge = ability.can('renewNow', 'Line');
  const chargeRow = [<KeyHint keys="C" />, t('common.shortcuts.chargeRow')] as const;
  const selectRow = [<KeyHint keys="X" />, t('common.shortcuts.selectRow')] as const;
  const or = ` ${t('common.shortcuts.or')} `;
  const goTo = [{ chord: 'd', label: t('common.nav.dashboard') }, ...screens.map(({ chord, label }) => ({ chord, label: t(label) }))];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{t('common.shortcuts.title')}</DialogTitle>
      <DialogContent className={styles['columns'] ?? ''}>
        <Keys
          title={t('common.shortcuts.everywhere')}
          rows={[
            [<><KeyHint keys="/" />{or}<KeyHint keys="Ctrl K" /></>, t('common.shortcuts.search')],
            [<KeyHint keys="?" />, t('common.shortcuts.help')],
            [<KeyHint keys={t('common.keys.escape')} />, t('common.shortcuts.close')],
            ...goTo.map(({ chord, label }) => [<><KeyHint keys="G" /> {t('common.shortcuts.then')} <KeyHint keys={chord.toUpperCase()} /></>, t('common.shortcuts.go', { screen: label })] as const),
          ]}
        />
        <div>
          <Keys
            title={t('common.shortcuts.lists')}
            rows={[
              [<KeyHint keys="J" />, t('common.shortcuts.down')],
              [<KeyHint keys="K" />, t('common.shortcuts.up')],
              [<KeyHint keys={t('common.keys.enter')} />, t('common.shortcuts.open')],
              ...(mayCharge ? [chargeRow] : []),
              ...(ability.can('bulk', 'Line') ? [selectRow] : []),
            ]}
          />
          {pageKeys.length > 0 && <Keys title={t('common.shortcuts.subscriber')} rows={[...pageKeys, ...(mayCharge ? [['M', t('subscriber.failure.chargeOther')] as const] : [])].map(([key, label]) => [<KeyHint keys={key} />, label] as const)} />}
        </div>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose} autoFocus>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Keys({ title, rows }: { title: string; rows: readonly (readonly [React.ReactNode, string])[] }) {
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['keys']}>
        {rows.map(([keys, meaning]) => (
          <Fragment key={meaning}>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
