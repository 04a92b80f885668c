import GppBad from '@mui/icons-material/GppBadRounded';
import Verified from '@mui/icons-material/VerifiedRounded';
import { Link } from 'react-router-dom';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Hash } from '../../components/Hash.js';
import { Panel } from '../../components/Panel.js';
import { StatusChip } from '../../components/StatusChip.js';
import { useStaff } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import type { AuditEntry } from './audit.graphql.js';
import styles from './audit.module.css';

/** Whether the entry still is what was recorded, and its place in the chain. */
export function ProofPanel({ entry }: { entry: AuditEntry }) {
  const { t } = useText();
  const { hashMatches: holds } = entry;
  const chip = <StatusChip tone={holds ? 'good' : 'bad'} icon={holds ? Verified : GppBad} label={t(holds ? 'audit.verified' : 'audit.broken')} />;
  return (
    <Panel title={t('audit.proof')} aside={chip}>
      <p className={styles['proof']} role={holds ? undefined : 'alert'} data-broken={!holds || undefined}>
        {t(holds ? 'audit.verifiedText' : 'audit.brokenText')}
      </p>
      <DefinitionGrid
        items={[
          { label: t('audit.hash'), value: <Hash hash={entry.hash} />, wide: true },
          { label: t('audit.prevHash'), value: <Hash hash={entry.prevHash} />, wide: true },
          ...(entry.plan ? [{ label: t('audit.planHash'), value: <Hash hash={entry.plan.hash} />, wide: true }] : []),
        ]}
      />
      <Neighbours seq={BigInt(entry.seq)} />
    </Panel>
  );
}

/** An agent sees but their own entries, so the neighbours would mostly be closed doors. */
function Neighbours({ seq }: { seq: bigint }) {
  const { t } = useText();
  const { role } = useStaff();
  if (role === 'AGENT') return null;
  return (
    <p className={styles['neighbours']}>
      {seq > 1n && (
        <Link to={paths.auditEntry(String(seq - 1n))} className={styles['link']}>
          ← {t('audit.previous')}
        </Link>
      )}
      <Link to={paths.auditEntry(String(seq + 1n))} className={styles['link']}>
        {t('audit.following')} →
      </Link>
    </p>
  );
}
