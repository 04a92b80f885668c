import type { SvgIconComponent } from '@mui/icons-material';
import Autorenew from '@mui/icons-material/AutorenewRounded';
import CreditCard from '@mui/icons-material/CreditCardRounded';
import Event from '@mui/icons-material/EventRounded';
import Person from '@mui/icons-material/PersonRounded';
import Sim from '@mui/icons-material/SimCardRounded';
import Star from '@mui/icons-material/StarRounded';
import Support from '@mui/icons-material/SupportAgentRounded';
import Undo from '@mui/icons-material/UndoRounded';
import Upload from '@mui/icons-material/UploadFileRounded';
import Wallet from '@mui/icons-material/WalletRounded';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { Facts } from '../../components/Facts.js';
import { useStaff } from '../../data/SessionContext.js';
import { formatInstant } from '../../format/instant.js';
import { phoneText } from '../../format/phone.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { Tone } from '../../theme/tokens.js';
import { useSubscriberActions } from './SubscriberActions.js';
import type { Entry, Line } from './subscriber.types.js';
import { kindOf, offersUndo, textIn, undoMark, type TimelineKind } from './timeline.data.js';
import { useEntryDetail } from './use-entry-detail.js';
import styles from './timeline.module.css';

const ICONS: Readonly<Record<TimelineKind, SvgIconComponent>> = {
  RENEWAL: Autorenew,
  CHARGE: CreditCard,
  METHOD: Wallet,
  LINE: Sim,
  VALIDITY: Event,
  POINTS: Star,
  ACTION: Person,
  CASE: Support,
  IMPORT: Upload,
};

const TONES: Readonly<Record<string, Tone>> = {
  SUCCEEDED: 'good',
  FAILED: 'bad',
  DECLINED: 'bad',
  UNKNOWN: 'warn',
  RETRY_SCHEDULED: 'warn',
  PENDING: 'warn',
  DUE: 'info',
  CHARGING: 'info',
};

/** What a line has become. */
const LINE_TONES: Readonly<Record<string, Tone>> = { ACTIVE: 'good', GRACE: 'warn', SUSPENDED: 'warn', TERMINATED: 'bad', BARRED: 'bad' };

function toneOf(entry: Entry): Tone {
  if (entry.kind === 'LINE') return LINE_TONES[textIn(entry, 'after') ?? ''] ?? 'neutral';
  return TONES[textIn(entry, 'status') ?? textIn(entry, 'outcome') ?? ''] ?? 'neutral';
}

/** One thing that happened: when, what, by whom and why. */
export function TimelineRow({ entry, zone, line, isOnly }: { entry: Entry; zone: string; line: Line | undefined; isOnly: boolean }) {
  const { t, tag } = useText();
  const mark = undoMark(entry, useStaff().id);
  const facts = useEntryDetail(entry, { zone, lineZone: line?.zone ?? zone });
  // With one line it goes without saying which.
  const detail = isOnly || line === undefined ? facts : [...facts, phoneText(line.msisdn)];
  const kind = kindOf(entry);
  const Icon = textIn(entry, 'undoOf') ? Undo : kind ? ICONS[kind] : Event;
  const href = hrefOf(entry);
  return (
    <li className={styles['row']}>
      <time className={styles['time']} dateTime={entry.at}>
        {formatInstant(entry.at, 'time', tag, zone)}
      </time>
      <span className={styles['dot']} data-tone={toneOf(entry)}>
        <Icon aria-hidden />
      </span>
      <div className={styles['what']}>
        <p className={styles['title']}>
          {href ? (
            <Link to={href} className={styles['link']}>
              {entry.title}
            </Link>
          ) : (
            entry.title
          )}
          {mark && <span className={styles['mark']}>{t(`subscriber.timeline.${mark}`)}</span>}
        </p>
        {detail.length > 0 && <p className={styles['detail']}><Facts items={detail} /></p>}
        {textIn(entry, 'note') && <p className={styles['note']}>{textIn(entry, 'note')}</p>}
      </div>
      <UndoButton entry={entry} />
    </li>
  );
}

function hrefOf({ kind, refId }: Entry): string | null {
  if (refId === null) return null;
  if (kind === 'CHARGE') return paths.charge(refId);
  return kind === 'RENEWAL' ? paths.renewal(refId) : null;
}

function UndoButton({ entry }: { entry: Entry }) {
  const { t } = useText();
  const { id } = useStaff();
  const { undo } = useSubscriberActions();
  const action = textIn(entry, 'action');
  if (!offersUndo(entry, id) || entry.refId === null || action === null) return null;
  const execution = { id: entry.refId, action };
  return (
    <Button variant="text" startIcon={<Undo />} onClick={() => undo(execution)}>
      {t('subscriber.timeline.undo')}
    </Button>
  );
}
