import { CacheProvider, type EmotionCache } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { CoreAdminContext, CoreAdminUI, memoryStore, Resource } from 'ra-core';
import { useMemo } from 'react';
import { Route } from 'react-router-dom';
import type { ApiClient } from './api/api-client.js';
import { ApiContext } from './api/ApiContext.js';
import { isSignedOut, isWorthRetrying } from './api/api-error.js';
import { LoadingBar } from './components/LoadingBar.js';
import { createAuthProvider } from './data/auth.provider.js';
import { createDataProvider } from './data/data.provider.js';
import { SessionContext } from './data/SessionContext.js';
import type { Session } from './data/session.js';
import { asI18nProvider, useText } from './i18n/LanguageContext.js';
import { LanguageProvider } from './i18n/LanguageProvider.js';
import type { Translator } from './i18n/translator.js';
import { AppShell } from './layout/AppShell.js';
import { AppFailed } from './layout/AppFailed.js';
import { NotFound } from './layout/NotFound.js';
import { DashboardScreen, screens } from './screens/registry.js';
import { SignInScreen } from './screens/sign-in/SignInScreen.js';
import { theme } from './theme/theme.js';

export interface AppProps {
  api: ApiClient;
  session: Session;
  translator: Translator;
  styleCache: EmotionCache;
}

export function App({ api, session, translator, styleCache }: AppProps) {
  return (
    <CacheProvider value={styleCache}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="keepline.theme" colorSchemeStorageKey="keepline.scheme">
        <ApiContext value={api}>
          <SessionContext value={session}>
            <LanguageProvider initial={translator}>
              <Admin api={api} session={session} />
            </LanguageProvider>
          </SessionContext>
        </ApiContext>
      </ThemeProvider>
    </CacheProvider>
  );
}

/** Filters, places in lists and recent hits: memory only, gone with the page. */
const store = memoryStore();

function Admin({ api, session }: Pick<AppProps, 'api' | 'session'>) {
  const translator = useText();
  const authProvider = useMemo(() => createAuthProvider(session), [session]);
  const dataProvider = useMemo(() => createDataProvider(api), [api]);
  const queryClient = useMemo(() => createQueryClient(session), [session]);
  const i18nProvider = useMemo(() => asI18nProvider(translator), [translator]);
  return (
    <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} queryClient={queryClient} store={store}>
      <CoreAdminUI
        layout={AppShell}
        dashboard={DashboardScreen}
        loginPage={SignInScreen}
        catchAll={NotFound}
        error={AppFailed}
        loading={LoadingBar}
        title={translator.t('common.product')}
        disableTelemetry
        requireAuth
      >
        {screens.map(({ resource, list, pages = [] }) => (
          <Resource key={resource} name={resource} list={list}>
            {pages.map(({ path, component: Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
          </Resource>
        ))}
      </CoreAdminUI>
    </CoreAdminContext>
  );
}

function createQueryClient(session: Session): QueryClient {
  const noteLostSession = (error: unknown): void => {
    if (isSignedOut(error)) session.expire();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: noteLostSession }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && isWorthRetrying(error), refetchOnWindowFocus: true },
      mutations: { retry: false, onError: noteLostSession },
    },
  });
}
