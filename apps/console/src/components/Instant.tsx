import Tooltip from '@mui/material/Tooltip';
import { useStaff } from '../data/SessionContext.js';
import { useNow } from '../format/clock.js';
import { relativeTime } from '../format/countdown.js';
import { formatInstant, formatLocalDate, showSameTime, zoneOffset, zonePlace, type InstantStyle } from '../format/instant.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './instant.module.css';

export interface InstantProps {
  /** ISO 8601; null shows a dash. */
  at: string | null;
  /** `dateTime` if not given. */
  style?: InstantStyle;
  /** The line's IANA zone. If it is not the reader's, its place is named, and the reader's time is shown beneath wherever it differs. */
  lineZone?: string;
  /** Adds "in 3 days" after the time. */
  relative?: boolean;
  /** With `lineZone`: both times on one line. */
  inline?: boolean;
}

/** An instant on the reader's calendar, or on the line's and the reader's; ISO and the offset on hover. */
export function Instant({ at, style = 'dateTime', lineZone, relative = false, inline = false }: InstantProps) {
  const { t, tag } = useText();
  const staff = useStaff();
  const now = useNow();
  if (at === null) return <span className={styles['none']}>–</span>;
  const zone = lineZone ?? staff.zone;
  // Where the zones differ, the place is named even while their clocks agree: the next row's may not.
  const elsewhere = lineZone !== undefined && lineZone !== staff.zone;
  const both = elsewhere && !showSameTime(at, lineZone, staff.zone);
  return (
    <Tooltip title={<span className={styles['title']}>{`${at}\n${zone} (${zoneOffset(at, tag, zone)})\n${relativeTime(at, now, tag)}`}</span>}>
      <time dateTime={at} className={styles['instant']} data-inline={inline || undefined}>
        <span className={styles['main']}>
          <span>
            {formatInstant(at, style, tag, zone)}
            {elsewhere && <span className={styles['zone']}> {zonePlace(zone, tag)}</span>}
          </span>
          {relative && <span className={styles['relative']}>{relativeTime(at, now, tag)}</span>}
        </span>
        {both && (
          <span className={styles['other']}>
            {t('common.time.yourZone')} {formatInstant(at, style, tag, staff.zone)}
          </span>
        )}
      </time>
    </Tooltip>
  );
}

/** A calendar date (`YYYY-MM-DD`), which belongs to no zone. */
export function LocalDate({ date }: { date: string }) {
  const { tag } = useText();
  return <time dateTime={date}>{formatLocalDate(date, tag)}</time>;
}
