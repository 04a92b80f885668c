import Check from '@mui/icons-material/CheckRounded';
import ContentCopy from '@mui/icons-material/ContentCopyRounded';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../i18n/LanguageContext.js';
import styles from './copy-text.module.css';

export interface CopyTextProps {
  /** What goes to the clipboard. */
  text: string;
  /** What is shown; the text itself if not given. */
  children?: ReactNode;
  /** Fixed-width letters, for identifiers and hashes. */
  mono?: boolean;
}

/** A value with a button that copies it. */
export function CopyText({ text, children, mono = false }: CopyTextProps) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const label = copied ? t('common.copy.copied') : t('common.copy.copy');
  return (
    <span className={styles['copy']}>
      <span className={mono ? styles['mono'] : undefined}>{children ?? text}</span>
      <Tooltip title={label}>
        <IconButton className={styles['button'] ?? ''} aria-label={`${label}: ${text}`} onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
          {copied ? <Check /> : <ContentCopy />}
        </IconButton>
      </Tooltip>
    </span>
  );
}
