import { Panel } from '../../components/Panel.js';
import { useStaff } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './audit.module.css';

/** Everything that the entry says, for those who check it by other means. */
export function EntryBody({ body }: { body: unknown }) {
  const { t } = useText();
  const { role } = useStaff();
  return (
    <Panel>
      <details className={styles['body']}>
        <summary>{t('audit.body')}</summary>
        {role === 'AUDITOR' && <p className={styles['faint']}>{t('audit.bodyMasked')}</p>}
        <pre tabIndex={0}>{JSON.stringify(body, null, 2)}</pre>
      </details>
    </Panel>
  );
}
