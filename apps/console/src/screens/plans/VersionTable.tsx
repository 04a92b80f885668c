import { Instant } from '../../components/Instant.js';
import { StatusChip } from '../../components/StatusChip.js';
import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import { useText } from '../../i18n/LanguageContext.js';
import { changedTerms, TERMS, type Version } from './plan.terms.js';
import { useTermText } from './use-term-text.js';
import styles from './version-table.module.css';

/** Terms down, versions across, newest first; what a version changed stands out with what it was. */
export function VersionTable({ versions, currentId }: { versions: readonly Version[]; currentId: string }) {
  const { t } = useText();
  const termText = useTermText();
  const newestFirst = [...versions].sort((a, b) => b.number - a.number);
  const columns = newestFirst.map((version, index) => ({ version, before: newestFirst[index + 1], changed: changedTerms(version, newestFirst[index + 1]) }));
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('plans.versions')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <td />
            {columns.map(({ version }) => (
              <th key={version.id} scope="col">
                <span className={styles['head']}>
                  {t('plans.version', { number: version.number })}
                  {version.id === currentId && <StatusChip tone="good" icon={CheckCircle} label={t('plans.current')} />}
                </span>
                <span className={styles['when']}>
                  <Instant at={version.publishedAt} style="date" />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TERMS.map((term) => (
            <tr key={term}>
              <th scope="row">{t(`plans.term.${term}`)}</th>
              {columns.map(({ version, before, changed }) => (
                <td key={version.id} data-changed={changed.has(term) || undefined}>
                  {termText(version, term)}
                  {before && changed.has(term) && <span className={styles['was']}>{t('plans.was', { value: termText(before, term) })}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
