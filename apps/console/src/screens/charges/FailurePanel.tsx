import LightbulbOutlined from '@mui/icons-material/LightbulbOutlined';
import { Panel } from '../../components/Panel.js';
import { FailureClassChip } from '../../components/StateChips.js';
import type { FailureFieldsFragment } from '../../generated/types.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './charges.module.css';
import { FailureCodes } from './FailureCodes.js';

/** Why it failed and what to do now, in words; the codes beneath, for those who talk to the provider. */
export function FailurePanel({ failure }: { failure: FailureFieldsFragment }) {
  const { t } = useText();
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
      <FailureCodes failure={failure} />
    </Panel>
  );
}
