import type { SvgIconComponent } from '@mui/icons-material';
import Autorenew from '@mui/icons-material/AutorenewRounded';
import Block from '@mui/icons-material/BlockRounded';
import Cancel from '@mui/icons-material/CancelRounded';
import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import ErrorIcon from '@mui/icons-material/ErrorRounded';
import Help from '@mui/icons-material/HelpRounded';
import HourglassBottom from '@mui/icons-material/HourglassBottomRounded';
import PauseCircle from '@mui/icons-material/PauseCircleRounded';
import Schedule from '@mui/icons-material/ScheduleRounded';
import { StatusChip } from '../../components/StatusChip.js';
import type { BulkRowStatus, BulkStatus } from '../../generated/types.js';
import type { Translator } from '../../i18n/translator.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Tone } from '../../theme/tokens.js';
import type { BulkFigures, BulkRow } from './bulk.graphql.js';

type Look = readonly [Tone, SvgIconComponent];

const RUN: Readonly<Record<BulkStatus, Look>> = {
  PREPARING: ['info', Autorenew],
  READY: ['warn', HourglassBottom],
  RUNNING: ['info', Autorenew],
  PAUSED: ['warn', PauseCircle],
  CANCELING: ['neutral', Autorenew],
  CANCELED: ['neutral', Cancel],
  DONE: ['good', CheckCircle],
};

const ROW: Readonly<Record<BulkRowStatus, Look>> = {
  WAITING: ['neutral', Schedule],
  RUNNING: ['info', Autorenew],
  DONE: ['good', CheckCircle],
  DECLINED: ['bad', ErrorIcon],
  PENDING: ['warn', Help],
  REFUSED: ['bad', Block],
  SKIPPED: ['neutral', Cancel],
};

export const ROW_STATUSES = Object.keys(ROW) as BulkRowStatus[];

export function BulkStatusChip({ status, quiet = false }: { status: BulkStatus; quiet?: boolean }) {
  const { t } = useText();
  const [tone, icon] = RUN[status];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={t(`bulk.status.${status}`)} />;
}

/** What became of a row; before its turn, what the preview found. */
export function BulkRowChip({ row: { status, verdict } }: { row: BulkRow }) {
  const { t } = useText();
  const foreseen = status === 'WAITING' && verdict === 'refused' ? 'REFUSED' : status;
  const [tone, icon] = ROW[foreseen];
  return <StatusChip quiet tone={tone} icon={icon} label={status === 'WAITING' && verdict === 'ok' ? t('bulk.wouldRun') : t(`bulk.row.${foreseen}`)} />;
}

export function actionWord(action: string, { t, label }: Pick<Translator, 't' | 'label'>): string {
  return action === 'undo' ? t('bulk.undoName') : label('domain.action', action);
}

/** Something goes on without the reader. */
export function isMoving(status: BulkStatus): boolean {
  return status === 'PREPARING' || status === 'RUNNING' || status === 'CANCELING';
}

export function countOf({ byStatus }: Pick<BulkFigures, 'byStatus'>, ...statuses: readonly BulkRowStatus[]): number {
  return byStatus.reduce((sum, { status, count }) => sum + (statuses.includes(status) ? count : 0), 0);
}
