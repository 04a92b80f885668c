import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Hash } from '../../components/Hash.js';
import { Instant } from '../../components/Instant.js';
import { Panel } from '../../components/Panel.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import type { Dashboard } from './lead.js';

/** Head of the audit chain: note it down today, and any later rewriting of the past shows. */
export function ChainPanel({ head }: { head: NonNullable<Dashboard['chainHead']> }) {
  const { t, tag } = useText();
  return (
    <Panel title={t('dashboard.chain')}>
      <DefinitionGrid
        items={[
          { label: t('dashboard.chainHead'), value: `#${numberText(head.seq, tag)}` },
          { label: t('dashboard.chainAt'), value: <Instant at={head.recordedAt} style="dateTimeSeconds" /> },
          { label: t('dashboard.chainHash'), value: <Hash hash={head.hash} />, wide: true },
        ]}
      />
    </Panel>
  );
}
