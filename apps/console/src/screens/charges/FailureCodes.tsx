import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import type { FailureFieldsFragment } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './charges.module.css';

/** The codes of a failure, for those who talk to the provider. */
export function FailureCodes({ failure }: { failure: FailureFieldsFragment }) {
  const { t } = useText();
  const codes = (['code', 'rawCode', 'networkCode', 'adviceCode'] as const).map((name) => ({
    label: t(`charges.codes.${name}`),
    value: failure[name] && <code className={styles['code']}>{failure[name]}</code>,
  }));
  const hidden = failure.class === 'SENSITIVE' && failure.rawCode === null && failure.networkCode === null;
  return (
    <>
      <DefinitionGrid columnWidth={204} items={codes} />
      {hidden && <p className={styles['hint']}>{t('charges.codesHidden')}</p>}
    </>
  );
}
