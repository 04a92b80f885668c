import { createRoot } from 'react-dom/client';
import { createApiClient } from './api/api-client.js';
import { App } from './App.js';
import { createSession } from './data/session.js';
import { isLocale } from '#kernel';
import { browserLocale, loadTranslator } from './i18n/LanguageProvider.js';
import { createStyleCache } from './theme/style-cache.js';
import './theme/global.css';

async function start(root: HTMLElement): Promise<void> {
  const guess = browserLocale(navigator.languages);
  const api = createApiClient({ fetch: window.fetch.bind(window), language: () => document.documentElement.lang || guess });
  const session = createSession(api);
  // Unreachable at the start: the sign-in screen appears, and says so.
  const { me } = await session.load().catch(() => session.current());
  const translator = await loadTranslator(me && isLocale(me.staff.locale) ? me.staff.locale : guess);
  document.documentElement.lang = translator.tag;
  createRoot(root).render(<App api={api} session={session} translator={translator} styleCache={createStyleCache(document)} />);
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void start(root);
