import Edit from '@mui/icons-material/EditOutlined';
import Button from '@mui/material/Button';
import { languageName, listText } from '../../actions/choice.words.js';
import { DefinitionGrid } from '../../components/DefinitionGrid.js';
import { Panel } from '../../components/Panel.js';
import { zonePlace } from '../../format/instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import { CasesPanel } from './CasesPanel.js';
import { MethodsPanel } from './MethodsPanel.js';
import { PointsPanel } from './PointsPanel.js';
import styles from './side.module.css';
import { useSubscriberActions } from './SubscriberActions.js';
import type { Line, Subscriber } from './subscriber.types.js';

/** What belongs to the subscriber rather than to one line. */
export function SidePanels({ subscriber, line }: { subscriber: Subscriber; line: Line | undefined }) {
  return (
    <>
      <MethodsPanel subscriber={subscriber} line={line} />
      <CasesPanel subscriber={subscriber} line={line} />
      <PointsPanel subscriber={subscriber} />
      <ContactPanel subscriber={subscriber} />
    </>
  );
}

function ContactPanel({ subscriber }: { subscriber: Subscriber }) {
  const { t, tag, label } = useText();
  const { may, open } = useSubscriberActions();
  const channels = subscriber.consents.map((channel) => label('actions.choice.consents', channel.toLowerCase()));
  const edit = may('updateContact') && (
    <Button variant="text" className={styles['edge'] ?? ''} startIcon={<Edit />} onClick={() => open('updateContact', { subscriberId: subscriber.id })}>
      {t('subscriber.contact.edit')}
    </Button>
  );
  return (
    <Panel title={t('subscriber.contact.title')} actions={edit}>
      <DefinitionGrid
        columnWidth={130}
        items={[
          { label: t('subscriber.contact.email'), value: subscriber.email },
          { label: t('subscriber.contact.language'), value: languageName(subscriber.language, tag) },
          { label: t('subscriber.contact.zone'), value: zonePlace(subscriber.zone, tag) },
          { label: t('subscriber.contact.consents'), value: channels.length > 0 ? listText(channels, tag) : t('subscriber.contact.nobody') },
        ]}
      />
    </Panel>
  );
}
