import CloudOff from '@mui/icons-material/CloudOffRounded';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { Note } from '../../actions/Note.js';
import { useRead } from '../../api/ApiContext.js';
import { useStaff } from '../../data/SessionContext.js';
import type { KeysetList } from '../../data/use-keyset-list.js';
import { usePresetFilter } from '../../data/use-preset-filter.js';
import { numberText } from '../../format/amount.js';
import { formatInstant } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { IncidentsQuery, type Incident } from './incident.graphql.js';
import styles from './worklist.module.css';

const EVERY_MINUTE = 60_000;

/** The incidents that are open, each one click away from its failures. */
export function OpenIncidents({ list: { filter, setFilter } }: { list: KeysetList<'failedRenewals'> }) {
  const { t } = useText();
  const { data } = useRead(IncidentsQuery, {}, { refetchInterval: EVERY_MINUTE });
  if (!data || data.incidents.length === 0) return null;
  return (
    <div className={styles['incidents']}>
      {data.incidents.map((incident) => {
        const isShown = filter.incidentId === incident.id;
        return (
          <Note key={incident.id} tone="warn" icon={CloudOff} title={<Title incident={incident} />}
            actions={
              <Button size="small" variant="outlined" aria-pressed={isShown} onClick={() => setFilter(isShown ? {} : { incidentId: incident.id })}>
                {t(isShown ? 'worklist.incident.all' : 'worklist.incident.show')}
              </Button>
            }
          >
            <Since incident={incident} />
          </Note>
        );
      })}
    </div>
  );
}

/** What a renewal failed with, together with others. */
export function IncidentNote({ incident }: { incident: Incident | null }) {
  const { t } = useText();
  const preset = usePresetFilter('failedRenewals');
  if (!incident) return null;
  return (
    <Note tone="warn" icon={CloudOff} title={<Title incident={incident} />}
      actions={
        <Button size="small" variant="outlined" component={Link} to="/failedRenewals" onClick={() => preset({ incidentId: incident.id })}>
          {t('worklist.incident.show')}
        </Button>
      }
    >
      <Since incident={incident} />
    </Note>
  );
}

function Title({ incident: { issuer, brand, provider, scope, failureTitle, failureCode } }: { incident: Incident }) {
  const { t } = useText();
  const whose = scope === 'PROVIDER' ? provider : (issuer ?? brand ?? provider);
  return <>{t('worklist.incident.title', { whose, cause: failureTitle ?? failureCode })}</>;
}

function Since({ incident: { affected, startedAt, closedAt, reference } }: { incident: Incident }) {
  const { t, tag } = useText();
  const { zone } = useStaff();
  const at = (instant: string): string => formatInstant(instant, 'dateTime', tag, zone);
  const count = affected.moreThan ? `> ${numberText(affected.value, tag)}` : numberText(affected.value, tag);
  return (
    <p>
      {t('worklist.incident.since', { failures: count, from: at(startedAt), reference })} {closedAt === null ? t('worklist.incident.wait') : t('worklist.incident.over', { time: at(closedAt) })}
    </p>
  );
}
