import CloudOff from '@mui/icons-material/CloudOff';
import { brandName } from '../../actions/choice.words.js';
import { Instant } from '../../components/Instant.js';
import { useText } from '../../i18n/LanguageContext.js';
import styles from './dashboard.module.css';
import type { Dashboard } from './lead.js';

/** Says of each provider that fails for everybody what that means for renewals, and when it is tried again; nothing while all is well. */
export function ProviderBanner({ providers }: { providers: Dashboard['providers'] | undefined }) {
  const { t } = useText();
  if (!providers || providers.length === 0) return null;
  return (
    <div role="status" className={styles['trouble']}>
      {providers.map(({ provider, state, retryAt }) => {
        const name = { provider: brandName(provider, t) };
        return (
          <p key={provider} className={styles['troubled']}>
            <CloudOff aria-hidden fontSize="small" />
            <span>
              {state === 'CATCHING_UP' ? t('dashboard.provider.catchingUp', name) : state === 'PROBING' ? t('dashboard.provider.probing', name) : t('dashboard.provider.open', name)}{' '}
              {state === 'OPEN' && retryAt !== null && (
                <>
                  {t('dashboard.provider.retry')} <Instant at={retryAt} inline />
                </>
              )}
            </span>
          </p>
        );
      })}
    </div>
  );
}
