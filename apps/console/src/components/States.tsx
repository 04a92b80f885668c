import type { SvgIconComponent } from '@mui/icons-material';
import CloudOff from '@mui/icons-material/CloudOffRounded';
import ErrorOutline from '@mui/icons-material/ErrorOutlineRounded';
import Inbox from '@mui/icons-material/InboxRounded';
import Lock from '@mui/icons-material/LockOutlined';
import Refresh from '@mui/icons-material/RefreshRounded';
import Search from '@mui/icons-material/SearchRounded';
import SearchOff from '@mui/icons-material/SearchOffRounded';
import Button from '@mui/material/Button';
import { use, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { asApiError } from '../api/api-error.js';
import { useStaff } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';
import { paths } from '../paths.js';
import { OpenSearch } from '../search/OpenSearch.js';
import { CopyText } from './CopyText.js';
import styles from './states.module.css';

interface NoticeProps {
  icon: SvgIconComponent;
  title: string;
  text?: ReactNode;
  /** Facts under the text, in small print. */
  facts?: ReactNode;
  action?: ReactNode;
  alert?: boolean;
}

function Notice({ icon: Icon, title, text, facts, action, alert = false }: NoticeProps) {
  return (
    <div className={styles['notice']} role={alert ? 'alert' : 'status'}>
      <Icon aria-hidden className={styles['icon'] ?? ''} data-alert={alert || undefined} />
      <p className={styles['title']}>{title}</p>
      {text && <p className={styles['text']}>{text}</p>}
      {facts}
      {action && <div className={styles['action']}>{action}</div>}
    </div>
  );
}

/** What a failed read says: the server's sentence, its code, the reference for whoever looks into it, and a way on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useText();
  const { code, message, reference } = asApiError(error);
  if (code === 'NOT_FOUND') return <Missing text={message} />;
  const text = message || t(code === 'UNREACHABLE' ? 'common.states.unreachable' : 'common.states.defect');
  const facts = (
    <p className={styles['facts']}>
      {t('common.states.code')} {code}
      {reference !== null && (
        <>
          {' · '}
          {t('common.states.reference')} <CopyText text={reference} mono />
        </>
      )}
    </p>
  );
  const retry = onRetry && (
    <Button variant="outlined" startIcon={<Refresh />} onClick={onRetry}>
      {t('common.states.retry')}
    </Button>
  );
  return <Notice alert icon={code === 'UNREACHABLE' ? CloudOff : ErrorOutline} title={t('common.states.errorTitle')} text={text} facts={facts} action={retry} />;
}

/** Asking again brings nothing: the way on is the search, or the list that the record would be in; the beginning, if not given. */
export function Missing({ text, list }: { text: string; list?: { to: string; name: string } }) {
  const { t } = useText();
  const openSearch = use(OpenSearch);
  const ways = (
    <>
      <Button variant="outlined" startIcon={<Search />} onClick={openSearch}>
        {t('search.open')}
      </Button>
      <Button variant="text" component={Link} to={list?.to ?? paths.dashboard}>
        {list ? t('common.states.backTo', { list: list.name }) : t('common.states.backHome')}
      </Button>
    </>
  );
  return <Notice alert icon={SearchOff} title={t('common.states.missingTitle')} text={text} action={ways} />;
}

/** Nothing there, and why that is all right or what to do. */
export function EmptyState({ title, text, action }: { title?: string; text?: ReactNode; action?: ReactNode }) {
  const { t } = useText();
  return <Notice icon={Inbox} title={title ?? t('common.states.emptyTitle')} text={text} action={action} />;
}

/** Nothing matches the filter. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useText();
  const clear = (
    <Button variant="outlined" onClick={onClear}>
      {t('common.list.clearFilters')}
    </Button>
  );
  return <Notice icon={SearchOff} title={t('common.states.noMatchTitle')} text={t('common.states.noMatchText')} action={clear} />;
}

/** The reader's role does not include this, and who to ask. */
export function NoAccess() {
  const { t } = useText();
  const { role } = useStaff();
  return <Notice icon={Lock} title={t('common.states.noAccessTitle')} text={t('common.states.noAccessText', { role: t(`domain.role.${role}`) })} />;
}
