import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import Replay from '@mui/icons-material/ReplayRounded';
import Undo from '@mui/icons-material/UndoRounded';
import { StatusChip } from '../../components/StatusChip.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';

/** Whether an adjustment still stands, was taken back, or took one back itself. */
export function AdjustmentState({ row: { undoOf, undone, undoable } }: { row: Pick<ListRow<'loyaltyAdjustments'>, 'undoOf' | 'undone' | 'undoable'> }) {
  const { t } = useText();
  if (undone) return <StatusChip quiet tone="neutral" icon={Undo} label={t('loyalty.state.undone')} meaning={t('loyalty.undone')} />;
  if (undoOf !== null) return <StatusChip quiet tone="neutral" icon={Undo} label={t('loyalty.state.undo')} meaning={t('loyalty.isUndo')} />;
  if (undoable) return <StatusChip quiet tone="info" icon={Replay} label={t('loyalty.state.undoable')} meaning={t('loyalty.canBeUndone')} />;
  return <StatusChip quiet tone="good" icon={CheckCircle} label={t('loyalty.state.done')} />;
}
