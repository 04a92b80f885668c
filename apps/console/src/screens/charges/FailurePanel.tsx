import LightbulbOutlined from '@mui/icons-material/LightbulbOutlined';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Panel } from '../../components/Panel.js';
import { FailureClassChip } from '../../components/StateChips.js';
import type { FailureFieldsFragment } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './charges.module.css';

/** Why it failed and what to do now, in words; the codes beneath, for those who talk to the provider. */
export function FailurePanel({ failure }: { failure: FailureFieldsFragment }) {
  const { t } = useText();
  const codes = (['code', 'rawCode', 'networkCode', 'adviceCode'] as const).map((name) => ({
    label: t(`charges.codes.${name}`),
    value: failure[name] && <code className={styles['code']}>{failure[name]}</code>,
  }));
  const hidden = failure.class === 'SENSITIVE' && failure.rawCode === null && failure.networkCode === null;
  return (
    <Panel title={t('charges.why')} aside={<FailureClassChip status={failure.class} />}>
      <p className={styles['why']}>{failure.title}</p>
      <p className={styles['explanation']}>{failure.explanation}</p>
      <p className={styles['advice']}>
        <LightbulbOutlined aria-hidden />
        <span>
          <strong>{t('charges.advice')}</strong> {failure.advice}
        </span>
      </p>
      <DefinitionGrid columnWidth={204} items={codes} />
      {hidden && <p className={styles['hint']}>{t('charges.codesHidden')}</p>}
    </Panel>
  );
}
