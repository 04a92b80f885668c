import { useEffect, type ReactNode } from 'react';
import { useText } from '../i18n/LanguageContext.js';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  /** Name of the page in the browser's tab; never personal data. The title, if it is text. */
  tabTitle?: string;
  /** One quiet line under the title. */
  lead?: ReactNode;
  /** Chips beside the title. */
  status?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** Every screen begins with one: its h1, what it is about, and what can be done. */
export function PageHeader({ title, tabTitle, lead, status, actions }: PageHeaderProps) {
  const { t } = useText();
  const tab = tabTitle ?? (typeof title === 'string' ? title : null);
  useEffect(() => {
    document.title = tab === null ? t('common.product') : `${tab} · ${t('common.product')}`;
  }, [tab, t]);
  return (
    <header className={styles['header']}>
      <div className={styles['words']}>
        <div className={styles['line']}>
          <h1 className={styles['title']}>{title}</h1>
          {status}
        </div>
        {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </header>
  );
}
