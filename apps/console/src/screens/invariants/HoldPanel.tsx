import Button from '@mui/material/Button';
import { useState } from 'react';
import { ActionDialog } from '../../actions/ActionDialog.js';
import { useMayAct } from '../../actions/use-may-act.js';
import { Panel } from '../../components/Panel.js';
import { useStaff } from '../../data/SessionContext.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { FindingList, type ShownFinding } from './FindingList.js';
import styles from './invariants.module.css';

/** Why no money moves, and the way to let it move again. */
export function HoldPanel({ hold, held }: { hold: { readonly id: string; readonly since: string }; held: readonly ShownFinding[] }) {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const may = useMayAct('acknowledgeViolation');
  const [isOpen, setOpen] = useState(false);
  const since = formatInstant(hold.since, 'dateTimeSeconds', tag, zone);
  return (
    <div className={styles['hold']}>
      <Panel
        title={t('invariants.held')}
        aside={t('invariants.heldSince', { time: since })}
        actions={
          may && (
            <Button variant="contained" onClick={() => setOpen(true)}>
              {t('domain.action.acknowledgeViolation')}
            </Button>
          )
        }
      >
        <p className={styles['lead']}>{t(may ? 'invariants.heldLead' : 'invariants.heldAsk')}</p>
        <FindingList findings={held} named />
      </Panel>
      {isOpen && <ActionDialog action="acknowledgeViolation" initialInput={{ holdId: hold.id }} about={t('invariants.heldSince', { time: since })} onClose={() => setOpen(false)} />}
    </div>
  );
}
