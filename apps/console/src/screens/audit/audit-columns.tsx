import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Column } from '../../components/DataTable.js';
import { Instant } from '../../components/Instant.js';
import type { ListRow } from '../../data/use-keyset-list.js';
import { numberText } from '../../format/amount.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { actionWords, actorWords, shortId } from './audit.words.js';
import styles from './audit.module.css';
import { outcomeNow } from './outcome.now.js';
import { OutcomeChip } from './OutcomeChip.js';

type Row = ListRow<'auditEntries'>;

export function useAuditColumns(): readonly Column<Row>[] {
  const text = useText();
  return useMemo(() => {
    const { t, tag, label } = text;
    return [
      { key: 'seq', header: t('audit.columns.seq'), cell: (row) => `#${numberText(row.seq, tag)}`, width: '96px' },
      { key: 'at', header: t('audit.columns.at'), cell: (row) => <span className={styles['nowrap']}><Instant at={row.recordedAt} /></span> },
      {
        key: 'actor',
        header: t('audit.columns.actor'),
        cell: (row) => (row.actorKind === 'anonymous' ? <span className={styles['faint']}>{t('audit.actor.anonymous')}</span> : <span className={styles['nowrap']}>{actorWords(row, text)}</span>),
      },
      { key: 'action', header: t('audit.columns.action'), cell: (row) => <strong className={styles['what']}>{actionWords(row.action, text)}</strong> },
      { key: 'subject', header: t('audit.columns.subject'), cell: (row) => <Subject row={row} /> },
      { key: 'outcome', header: t('audit.columns.outcome'), cell: (row) => <OutcomeChip outcome={outcomeNow(row)} quiet />, width: '100px' },
      { key: 'reason', header: t('audit.columns.reason'), cell: (row) => row.reasonCode && label('actions.reason', row.reasonCode) },
    ];
  }, [text]);
}

function Subject({ row }: { row: Row }) {
  const { label } = useText();
  const to = row.subscriberId ? paths.subscriber(row.subscriberId, row.subjectType === 'Line' ? row.subjectId : null) : row.subjectType === 'Plan' ? paths.plan(row.subjectId) : null;
  const words = (
    <>
      {label('audit.subject', row.subjectType)} <code className={styles['id']} title={row.subjectId}>{shortId(row.subjectId)}</code>
    </>
  );
  return to ? (
    <Link to={to} className={styles['link']}>
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  );
}
