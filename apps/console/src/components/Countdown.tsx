import type { SvgIconComponent } from '@mui/icons-material';
import Alarm from '@mui/icons-material/AlarmRounded';
import EventBusy from '@mui/icons-material/EventBusyRounded';
import Warning from '@mui/icons-material/WarningRounded';
import Tooltip from '@mui/material/Tooltip';
import { useStaff } from '../data/SessionContext.js';
import { useNow } from '../format/clock.js';
import { relativeTime, urgencyOf, type Urgency } from '../format/countdown.js';
import { formatInstant, showSameTime } from '../format/instant.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Tone } from '../theme/tokens.js';
import { StatusChip } from './StatusChip.js';

/** What is far away needs no mark: a plain text, so that the marked ones stand out. */
const LOOKS: Readonly<Record<Exclude<Urgency, 'calm'>, readonly [Tone, SvgIconComponent]>> = {
  over: ['neutral', EventBusy],
  critical: ['bad', Warning],
  soon: ['warn', Alarm],
};

export interface CountdownProps {
  /** The instant of the loss, ISO 8601. */
  to: string;
  /** Zone in which the tooltip says the instant first, before the reader's; only the reader's if not given. */
  lineZone?: string;
  quiet?: boolean;
}

/** "in 3 days" until something is lost: red within a day, amber within a week. */
export function Countdown({ to, lineZone, quiet = false }: CountdownProps) {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const now = useNow();
  const urgency = urgencyOf(to, now);
  const place = lineZone ?? zone;
  const label = relativeTime(to, now, tag);
  const inLineZone = `${formatInstant(to, 'dateTime', tag, place)} · ${place}`;
  const meaning = showSameTime(to, place, zone) ? inLineZone : `${inLineZone} — ${t('common.time.yourZone')} ${formatInstant(to, 'dateTime', tag, zone)}`;
  if (urgency === 'calm') {
    return (
      <Tooltip title={meaning} describeChild>
        <span>{label}</span>
      </Tooltip>
    );
  }
  const [tone, icon] = LOOKS[urgency];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={label} meaning={meaning} />;
}
