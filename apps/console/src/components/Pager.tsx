import ChevronLeft from '@mui/icons-material/ChevronLeftRounded';
import ChevronRight from '@mui/icons-material/ChevronRightRounded';
import Button from '@mui/material/Button';
import type { Count } from '../data/lists.js';
import { countText, numberText } from '../format/amount.js';
import { useText } from '../i18n/LanguageContext.js';
import styles from './pager.module.css';

export interface PagerProps {
  range: { from: number; to: number } | null;
  count: Count | null;
  hasNext: boolean;
  hasPrevious: boolean;
  onNext: () => void;
  onPrevious: () => void;
  /** `time` says Newer/Older, `order` says Previous/Next. */
  direction: 'time' | 'order';
}

/** Where the reader is in a list, and one page back or on. There are no page numbers: a keyset list has none. */
export function Pager({ range, count, hasNext, hasPrevious, onNext, onPrevious, direction }: PagerProps) {
  const { t, tag } = useText();
  const total = count && countText(count, tag, (bound) => t('common.list.moreThan', { bound }));
  const shown = range && t('common.list.range', { from: numberText(range.from, tag), to: numberText(range.to, tag) });
  return (
    <nav className={styles['pager']} aria-label={t('common.list.pages')}>
      <span className={styles['range']} aria-live="polite">
        {shown && total ? t('common.list.of', { range: shown, total }) : shown}
      </span>
      <Button variant="outlined" startIcon={<ChevronLeft />} disabled={!hasPrevious} onClick={onPrevious}>
        {t(direction === 'time' ? 'common.list.newer' : 'common.list.previous')}
      </Button>
      <Button variant="outlined" endIcon={<ChevronRight />} disabled={!hasNext} onClick={onNext}>
        {t(direction === 'time' ? 'common.list.older' : 'common.list.next')}
      </Button>
    </nav>
  );
}
