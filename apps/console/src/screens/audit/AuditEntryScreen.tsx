import { Link, useParams } from 'react-router-dom';
import { EffectList } from '../../actions/EffectList.js';
import { useRead } from '../../api/ApiContext.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { RecordFailed } from '../../components/RecordFailed.js';
import { Screen } from '../../components/Screen.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import { AuditEntryQuery } from './audit.graphql.js';
import type { AuditEntry } from './audit.graphql.js';
import { actionWords } from './audit.words.js';
import styles from './audit.module.css';
import { EntryBody } from './EntryBody.js';
import { EntryFacts } from './EntryFacts.js';
import { ExecutionPanel } from './ExecutionPanel.js';
import { OutcomeChip } from './OutcomeChip.js';
import { ProofPanel } from './ProofPanel.js';
import { useSubjectNames } from './use-subject-names.js';

/** One entry of the record: who, what, why and when; what it changed; and that it still says what it said. */
export default function AuditEntryScreen() {
  const { t } = useText();
  const { seq = '' } = useParams();
  const { data, error, refetch } = useRead(AuditEntryQuery, { seq });
  return (
    <Screen access={['read', 'AuditEntry']}>
      {data ? <Entry entry={data.auditEntry} /> : error ? <RecordFailed error={error} list={{ to: '/auditEntries', name: t('common.nav.audit') }} onRetry={() => void refetch()} /> : <LoadingBar />}
    </Screen>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const text = useText();
  const { t, tag } = text;
  const names = useSubjectNames(entry.subscriberId);
  const zone = names?.lines.find(({ id }) => id === entry.subjectId)?.zone ?? names?.lines[0]?.zone;
  return (
    <>
      <PageHeader
        title={actionWords(entry.action, text)}
        tabTitle={t('audit.entry', { seq: entry.seq })}
        lead={
          <>
            <Link to="/auditEntries">← {t('audit.back')}</Link> · {t('audit.entry', { seq: `#${numberText(entry.seq, tag)}` })}
          </>
        }
        status={<OutcomeChip outcome={entry.outcome} />}
      />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <EntryFacts entry={entry} names={names} />
          <Panel title={t('audit.effects')}>
            {entry.plan && entry.plan.effects.length > 0 ? <EffectList effects={entry.plan.effects} lineZone={zone} /> : <p className={styles['none']}>{t('audit.noEffects')}</p>}
          </Panel>
          <EntryBody body={entry.body} />
        </div>
        <div className={styles['column']}>
          <ProofPanel entry={entry} />
          {entry.execution && <ExecutionPanel entry={entry} execution={entry.execution} />}
        </div>
      </div>
    </>
  );
}
