import ArrowForward from '@mui/icons-material/ArrowForwardRounded';
import Autorenew from '@mui/icons-material/AutorenewRounded';
import CreditCard from '@mui/icons-material/CreditCardRounded';
import Person from '@mui/icons-material/PersonOutlineRounded';
import SimCard from '@mui/icons-material/SimCardOutlined';
import SupportAgent from '@mui/icons-material/SupportAgentRounded';
import type { SvgIconComponent } from '@mui/icons-material';
import { Countdown } from '../components/Countdown.js';
import { LineStatusChip } from '../components/StateChips.js';
import { phoneText } from '../format/phone.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Entry, EntryGroup } from './entries.js';
import { highlight, type Hit } from './hits.js';
import styles from './search-palette.module.css';

const ICONS: Readonly<Record<Hit['kind'], SvgIconComponent>> = { LINE: SimCard, SUBSCRIBER: Person, CHARGE: CreditCard, CASE: SupportAgent, RENEWAL: Autorenew };

export interface PaletteListProps {
  id: string;
  groups: readonly EntryGroup[];
  /** Index of the chosen row, counted over all groups. */
  chosen: number;
  /** What to mark in the rows. */
  question: string;
  onOpen: (entry: Entry) => void;
  onHover: (index: number) => void;
}

export function PaletteList({ id, groups, chosen, question, onOpen, onHover }: PaletteListProps) {
  const { t } = useText();
  const before = groups.map((_, group) => groups.slice(0, group).reduce((sum, { entries }) => sum + entries.length, 0));
  return (
    <div id={id} role="listbox" aria-label={t('search.title')} className={styles['list']}>
      {groups.map(({ title, entries }, group) => (
        <div key={title} role="group" aria-label={title}>
          <div className={styles['group']} aria-hidden>
            {title}
          </div>
          {entries.map((entry, place) => {
            const index = (before[group] ?? 0) + place;
            return (
              <div
                key={entry.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === chosen}
                className={styles['entry']}
                onClick={() => onOpen(entry)}
                onMouseMove={() => index !== chosen && onHover(index)}
              >
                {entry.hit ? <HitRow hit={entry.hit} question={question} /> : <CommandRow title={entry.title} />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function HitRow({ hit, question }: { hit: Hit; question: string }) {
  const { label, t } = useText();
  const Icon = ICONS[hit.kind];
  return (
    <>
      <Icon aria-hidden className={styles['kind'] ?? ''} />
      <span className={styles['words']}>
        <span className={styles['title']}>
          <Marked text={phoneText(hit.title)} question={question} />
          {hit.exact && <span className={styles['exact']}>{t('search.exact')}</span>}
        </span>
        <span className={styles['detail']}>
          {hit.detail !== null && <Marked text={phoneText(hit.detail)} question={question} />}
          <span className={styles['matched']}>{label('domain.matchedOn', hit.matchedOn)}</span>
        </span>
      </span>
      <span className={styles['state']}>
        {hit.lineStatus && <LineStatusChip status={hit.lineStatus} quiet />}
        {hit.numberLostAt !== null && (hit.lineStatus === 'GRACE' || hit.lineStatus === 'SUSPENDED') && (
          <span className={styles['lost']}>
            {t('common.clocks.number')} <Countdown to={hit.numberLostAt} quiet />
          </span>
        )}
      </span>
    </>
  );
}

function CommandRow({ title }: { title: string }) {
  return (
    <>
      <ArrowForward aria-hidden className={styles['kind'] ?? ''} />
      <span className={styles['words']}>{title}</span>
    </>
  );
}

function Marked({ text, question }: { text: string; question: string }) {
  return <span>{question === '' ? text : highlight(text, question).map((piece, index) => (piece.match ? <mark key={index}>{piece.text}</mark> : piece.text))}</span>;
}
