import { Link } from 'react-router-dom';
import { CopyText } from '../../components/CopyText.js';
import { useStaff } from '../../data/SessionContext.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import styles from './invariants.module.css';

export interface ShownFinding {
  readonly id: string;
  readonly invariant: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subscriberId: string | null;
  readonly facts: unknown;
  readonly foundAt: string;
  readonly goneAt?: string | null;
  readonly acknowledgedAt?: string | null;
  readonly acknowledgedBy?: string | null;
}

/** The rows that break an invariant, each with a way to its record if it has a page. `named` says of which invariant. */
export function FindingList({ findings, named = false }: { findings: readonly ShownFinding[]; named?: boolean }) {
  return (
    <ul className={styles['findings']}>
      {findings.map((finding) => (
        <Row key={finding.id} finding={finding} named={named} />
      ))}
    </ul>
  );
}

function Row({ finding, named }: { finding: ShownFinding; named: boolean }) {
  const { t, tag, label } = useText();
  const { zone } = useStaff();
  const { invariant, subjectType, subjectId, facts, foundAt, goneAt, acknowledgedAt, acknowledgedBy } = finding;
  const page = pageOf(finding);
  const when = (at: string): string => formatInstant(at, 'dateTimeSeconds', tag, zone);
  return (
    <li>
      {named && <strong>{invariant}</strong>}
      <span>{label('invariants.subject', subjectType)}</span>
      {page ? <Link to={page} className={styles['mono']}>{subjectId}</Link> : <CopyText text={subjectId} mono />}
      <code className={styles['facts']}>{factsText(facts)}</code>
      <span className={styles['faint']}>
        {t('invariants.foundAt', { time: when(foundAt) })}
        {goneAt != null && ` · ${t('invariants.goneAt', { time: when(goneAt) })}`}
        {acknowledgedAt != null && ` · ${t('invariants.acknowledged', { name: acknowledgedBy ?? '', time: when(acknowledgedAt) })}`}
      </span>
    </li>
  );
}

/** Where a row can be looked at; a line on the page of who has it. */
function pageOf({ subjectType, subjectId: id, subscriberId }: ShownFinding): string | null {
  switch (subjectType) {
    case 'Line':
      return subscriberId && paths.subscriber(subscriberId, id);
    case 'Charge':
      return paths.charge(id);
    case 'Renewal':
      return paths.renewal(id);
    case 'Subscriber':
      return paths.subscriber(id);
    case 'AuditEntry':
      return paths.auditEntry(id);
    default:
      return null;
  }
}

/** `amountMinor 500 · currency EUR`: names of columns, for whoever repairs the row. */
function factsText(facts: unknown): string {
  if (typeof facts !== 'object' || facts === null) return '';
  return Object.entries(facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}
