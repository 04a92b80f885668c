import type { SvgIconComponent } from '@mui/icons-material';
import Block from '@mui/icons-material/BlockRounded';
import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import Help from '@mui/icons-material/HelpRounded';
import Start from '@mui/icons-material/PlayCircleRounded';
import { StatusChip } from '../../components/StatusChip.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Tone } from '../../theme/tokens.js';

const LOOKS: Readonly<Record<string, readonly [Tone, SvgIconComponent]>> = {
  done: ['good', CheckCircle],
  completed: ['good', CheckCircle],
  refused: ['warn', Block],
  declined: ['warn', Block],
  unknown: ['info', Help],
  pending: ['info', Help],
  started: ['info', Start],
  failed: ['bad', ErrorIcon],
};

/** How a recorded action ended. */
export function OutcomeChip({ outcome, quiet = false }: { outcome: string; quiet?: boolean }) {
  const { label } = useText();
  const [tone, icon] = LOOKS[outcome] ?? ['neutral', Help];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={label('audit.outcome', outcome)} />;
}
