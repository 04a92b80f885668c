import Campaign from '@mui/icons-material/CampaignOutlined';
import Done from '@mui/icons-material/DoneRounded';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ActionDialog } from '../actions/ActionDialog.js';
import { isActionName, type ActionInputs, type ActionName } from '../actions/action.intents.js';
import { useText } from '../i18n/LanguageContext.js';
import type { NextStep } from './verdict.graphql.js';
import styles from './verdict.module.css';

const ICONS = { ACT: Done, ASK: Campaign, WAIT: HourglassTop, END: Done } as const;

interface Opened {
  readonly action: ActionName;
  readonly step: NextStep;
}

/** The best step in full, the others beneath it. A step that is an action opens its dialog, filled in: nothing happens before its preview. */
export function NextSteps({ steps, subject }: { steps: readonly NextStep[]; subject: { subscriberId: string; lineId: string } }) {
  const { t } = useText();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [best, ...others] = steps;
  if (!best) return null;
  return (
    <div className={styles['next']}>
      <h3 className={styles['heading']}>{t('verdict.next')}</h3>
      <Step step={best} best onOpen={setOpened} />
      {others.length > 0 && (
        <>
          <h3 className={styles['heading']}>{t('verdict.then')}</h3>
          <ul className={styles['others']}>
            {others.map((step) => (
              <li key={step.title}>
                <Step step={step} onOpen={setOpened} />
              </li>
            ))}
          </ul>
        </>
      )}
      {opened && (
        <ActionDialog
          action={opened.action}
          initialInput={opened.step.input as Partial<ActionInputs[ActionName]>}
          initialReason={opened.step.reasonCode ?? ''}
          subject={subject}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function Step({ step, best = false, onOpen }: { step: NextStep; best?: boolean; onOpen: (opened: Opened) => void }) {
  const { action, title, why } = step;
  const Icon = ICONS[step.kind];
  return (
    <div className={styles['step']} data-best={best || undefined}>
      {action !== null && isActionName(action) ? (
        <Button variant={best ? 'contained' : 'outlined'} size={best ? 'medium' : 'small'} onClick={() => onOpen({ action, step })}>
          {title}
        </Button>
      ) : (
        <span className={styles['title']}>
          <Icon aria-hidden fontSize="small" /> {title}
        </span>
      )}
      <span className={styles['why']}>{why}</span>
    </div>
  );
}
