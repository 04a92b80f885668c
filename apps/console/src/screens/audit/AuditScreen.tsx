import { ExportLink } from '../../components/ExportLink.js';
import { KeysetTable } from '../../components/KeysetTable.js';
import { PageHeader } from '../../components/PageHeader.js';
import { Panel } from '../../components/Panel.js';
import { Screen } from '../../components/Screen.js';
import { EmptyState } from '../../components/States.js';
import { useStaff } from '../../data/SessionContext.js';
import { useKeysetList } from '../../data/use-keyset-list.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { useAuditColumns } from './audit-columns.js';
import { AuditFilters } from './AuditFilters.js';
import { ChainHead } from './ChainHead.js';

/** The record of everything that was done, newest first. */
export default function AuditScreen() {
  const { t } = useText();
  const { role } = useStaff();
  const list = useKeysetList('auditEntries', { pageSize: 50 });
  const columns = useAuditColumns();
  const everybody = role !== 'AGENT';
  return (
    <Screen access={['read', 'AuditEntry']}>
      <PageHeader title={t('audit.title')} lead={t(everybody ? 'audit.lead' : 'audit.leadMine')} actions={<ExportLink list="audit" subject="AuditEntry" filter={list.filter} />} />
      {(role === 'ADMIN' || role === 'AUDITOR') && <ChainHead />}
      <AuditFilters list={list} everybody={everybody} />
      <Panel flush>
        <KeysetTable list={list} label={t('audit.title')} columns={columns} href={(row) => paths.auditEntry(row.seq)} direction="time" empty={<EmptyState text={t('audit.empty')} />} />
      </Panel>
    </Screen>
  );
}
