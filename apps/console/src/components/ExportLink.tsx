import Download from '@mui/icons-material/DownloadRounded';
import Button from '@mui/material/Button';
import type { SubjectName } from '../data/access.js';
import { useAbility } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';

export interface ExportLinkProps {
  /** File that the server makes: `/export/<list>.csv`. */
  list: 'subscribers' | 'failed-renewals' | 'charges' | 'audit';
  subject: SubjectName;
  /** The list's filter, as it stands. */
  filter: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

/** Downloads the filtered list as CSV, made and recorded by the server. Nothing for roles without the right. */
export function ExportLink({ list, subject, filter }: ExportLinkProps) {
  const { t } = useText();
  if (!useAbility().can('export', subject)) return null;
  const query = new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, String(value)]])));
  return (
    <Button variant="outlined" startIcon={<Download />} component="a" href={`/export/${list}.csv?${query.toString()}`} download>
      {t('common.list.exportCsv')}
    </Button>
  );
}
