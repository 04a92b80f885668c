import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ApproveDialog } from '../../actions/ApproveDialog.js';
import { EffectList } from '../../actions/EffectList.js';
import { useRead } from '../../api/ApiContext.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Instant } from '../../components/Instant.js';
import { LoadingBar } from '../../components/LoadingBar.js';
import { Panel } from '../../components/Panel.js';
import { RequestStatusChip } from '../../components/StateChips.js';
import { ErrorState } from '../../components/States.js';
import { useAbility } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { paths } from '../../paths.js';
import { RefusePanel, WithdrawButton } from './Decisions.js';
import { RequestQuery, type ActionRequest } from './requests.graphql.js';
import styles from './requests.module.css';

/** What was asked for, by whom and why, what it would do, and what can be said to it. */
export function RequestPanel({ id }: { id: string | null }) {
  const { t } = useText();
  const { data, error, refetch } = useRead(RequestQuery, { id: id ?? '' }, { enabled: id !== null });
  return (
    <Panel title={t('requests.detail')}>
      {id === null ? (
        <p className={styles['hint']}>{t('requests.choose')}</p>
      ) : data ? (
        <Request request={data.actionRequest} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingBar />
      )}
    </Panel>
  );
}

function Request({ request }: { request: ActionRequest }) {
  const { t, label } = useText();
  const { status, own, subscriberId } = request;
  return (
    <div className={styles['request']}>
      <p className={styles['head']}>
        <strong>{label('domain.action', request.action)}</strong> <RequestStatusChip status={status} />
      </p>
      <EffectList effects={request.plan.effects} />
      <DefinitionGrid
        columnWidth={140}
        items={[
          { label: t('requests.columns.maker'), value: request.makerName },
          { label: t('requests.columns.at'), value: <Instant at={request.requestedAt} /> },
          { label: t('requests.columns.reason'), value: label('actions.reason', request.reasonCode) },
          ...(request.note ? [{ label: t('audit.note'), value: request.note, wide: true }] : []),
          ...(request.checkerName ? [{ label: t('requests.checker'), value: request.checkerName }] : []),
          ...(request.decisionNote ? [{ label: t('requests.decisionNote'), value: request.decisionNote, wide: true }] : []),
          { label: t(status === 'AWAITING' ? 'requests.openUntil' : 'requests.decidedAt'), value: <Instant at={request.decidedAt ?? request.expiresAt} /> },
        ]}
      />
      {status === 'AWAITING' && (own ? <Own request={request} /> : <Decide request={request} />)}
      <p className={styles['links']}>
        {subscriberId && (
          <Link to={paths.subscriber(subscriberId)} className={styles['more']}>
            {t('requests.openSubscriber')} →
          </Link>
        )}
        {request.targetType === 'Charge' && (
          <Link to={paths.charge(request.targetId)} className={styles['more']}>
            {t('requests.openCharge')} →
          </Link>
        )}
      </p>
    </div>
  );
}

function Own({ request }: { request: ActionRequest }) {
  const { t } = useText();
  return (
    <>
      <p className={styles['hint']}>{t('requests.own')}</p>
      <WithdrawButton id={request.id} />
    </>
  );
}

function Decide({ request }: { request: ActionRequest }) {
  const { t } = useText();
  const mayDecide = useAbility().can('decide', 'Request');
  const [answer, setAnswer] = useState<'approve' | 'refuse' | null>(null);
  if (!mayDecide) return <p className={styles['hint']}>{t('requests.notYours')}</p>;
  return (
    <>
      {answer === 'refuse' ? (
        <RefusePanel id={request.id} onClose={() => setAnswer(null)} />
      ) : (
        <div className={styles['buttons']}>
          <Button variant="contained" onClick={() => setAnswer('approve')}>
            {t('requests.approve')}
          </Button>
          <Button variant="outlined" onClick={() => setAnswer('refuse')}>
            {t('requests.refuse')}
          </Button>
        </div>
      )}
      {answer === 'approve' && <ApproveDialog request={request} onClose={() => setAnswer(null)} />}
    </>
  );
}
