import Add from '@mui/icons-material/AddRounded';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { CopyText } from '../../components/CopyText.js';
import { Facts } from '../../components/Facts.js';
import { Panel } from '../../components/Panel.js';
import { useStaff } from '../../data/SessionContext.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './side.module.css';
import { useSubscriberActions } from './SubscriberActions.js';
import type { Line, Subscriber } from './subscriber.types.js';

type Case = Subscriber['cases'][number];

/** What the subscriber has asked about, open ones first. */
export function CasesPanel({ subscriber: { id, cases }, line }: { subscriber: Subscriber; line: Line | undefined }) {
  const { t } = useText();
  const { may, open } = useSubscriberActions();
  const sorted = [...cases.filter(isOpen), ...cases.filter((each) => !isOpen(each))];
  const add = may('openCase') && (
    <Button variant="text" className={styles['edge'] ?? ''} startIcon={<Add />} onClick={() => open('openCase', { subscriberId: id, ...(line && { lineId: line.id }) })}>
      {t('domain.action.openCase')}
    </Button>
  );
  return (
    <Panel flush title={t('subscriber.cases.title')} actions={add}>
      {cases.length === 0 && <p className={styles['empty']}>{t('subscriber.cases.empty')}</p>}
      <ul className={styles['list']}>
        {sorted.map((each) => (
          <CaseRow key={each.id} case={each} />
        ))}
      </ul>
    </Panel>
  );
}

function isOpen({ status }: Pick<Case, 'status'>): boolean {
  return status.toLowerCase() === 'open';
}

function CaseRow({ case: { id, reference, subject, status, openedAt, closedAt, openedByName, chargeId } }: { case: Case }) {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const { may, open } = useSubscriberActions();
  const date = (at: string): string => formatInstant(at, 'date', tag, zone).replaceAll(' ', '\u00a0');
  const opened = openedByName === null ? t('subscriber.cases.opened', { date: date(openedAt) }) : t('subscriber.cases.openedBy', { date: date(openedAt), name: openedByName });
  return (
    <li className={styles['item']} data-faint={!isOpen({ status }) || undefined}>
      <div className={styles['grow']}>
        <span className={styles['strong']}>{subject}</span>
        <span className={styles['under']}>
          <Facts
            items={[
              <CopyText key="reference" text={reference} mono />,
              opened,
              closedAt !== null && t('subscriber.cases.closedAt', { date: date(closedAt) }),
              chargeId !== null && <Link key="charge" to={paths.charge(chargeId)}>{t('subscriber.cases.charge')}</Link>,
            ]}
          />
        </span>
      </div>
      {isOpen({ status }) && may('closeCase') && (
        <Button variant="outlined" aria-label={t('subscriber.cases.closeLabel', { reference })} onClick={() => open('closeCase', { caseId: id })}>
          {t('subscriber.cases.close')}
        </Button>
      )}
    </li>
  );
}
