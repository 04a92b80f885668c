import { useLogout, type CoreLayoutProps } from 'ra-core';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { LoadingBar } from '../components/LoadingBar.js';
import { ErrorState } from '../components/States.js';
import { useSessionState } from '../data/SessionContext.js';
import { useText } from '../i18n/LanguageContext.js';
import { paths } from '../paths.js';
import { OpenSearch } from '../search/OpenSearch.js';
import styles from './app-shell.module.css';
import { Boundary } from './Boundary.js';
import { HoldBanner } from './HoldBanner.js';
import { Navigation } from './Navigation.js';
import { Notices } from './Notices.js';
import { useShortcuts } from './shortcuts.js';
import { TopBar } from './TopBar.js';
import { useScreens } from './use-screens.js';

const SearchPalette = lazy(() => import('../search/SearchPalette.js'));
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog.js'));

/** The frame around every screen of a signed-in reader; goes to the sign-in, and back here afterwards, when the session ends. */
export function AppShell({ children }: CoreLayoutProps) {
  const { me } = useSessionState();
  return me ? <Frame>{children}</Frame> : <SessionEnded />;
}

function SessionEnded() {
  const logout = useLogout();
  useEffect(() => void logout(), [logout]);
  return <LoadingBar />;
}

function Frame({ children }: CoreLayoutProps) {
  const { t } = useText();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const screens = useScreens();
  const [dialog, setDialog] = useState<'search' | 'shortcuts' | null>(null);
  const keys = useMemo(() => {
    const goTo = screens.map(({ chord, resource }) => [chord, () => void navigate(`/${resource}`)] as const);
    return {
      onSearch: () => setDialog('search'),
      onHelp: () => setDialog('shortcuts'),
      chords: Object.fromEntries([['d', () => void navigate(paths.dashboard)] as const, ...goTo]),
    };
  }, [screens, navigate]);
  useShortcuts(keys);
  return (
    <div className={styles['shell']}>
      <a href="#content" className={styles['skip']} onClick={skipToContent}>
        {t('common.nav.skip')}
      </a>
      <Navigation />
      <div className={styles['right']}>
        <TopBar onSearch={keys.onSearch} onHelp={keys.onHelp} />
        <HoldBanner />
        <main id="content" className={styles['main']} tabIndex={-1}>
          <Boundary key={pathname} fallback={(error) => <ErrorState error={error} onRetry={reload} />}>
            <OpenSearch value={keys.onSearch}>
              <Suspense fallback={<LoadingBar />}>{children}</Suspense>
            </OpenSearch>
          </Boundary>
        </main>
      </div>
      <Suspense>
        {dialog === 'search' && <SearchPalette onClose={() => setDialog(null)} />}
        {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
      </Suspense>
      <Notices />
    </div>
  );
}

/** A screen whose code could not be fetched (a new version was put up meanwhile, say) comes back with the page only. */
function reload(): void {
  window.location.reload();
}

/** The part after # in the address belongs to the router, so the jump is made by hand. */
function skipToContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
