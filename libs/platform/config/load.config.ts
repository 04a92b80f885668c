import { readFileSync } from 'node:fs';
import { ConfigurationError } from './configuration.error.js';
import { settings, together, type Config, type Setting } from './settings.table.js';

/** Stands for a secret whose file was complained about already. */
const UNREADABLE = '\0';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables. An empty variable counts as absent.
 * @throws ConfigurationError naming every setting that is wrong; the values of secrets are not repeated.
 */
export function loadConfig(env: Environment): Config {
  const complaints: string[] = [];
  const texts = new Map<string, string>();
  for (const row of Object.values(settings)) {
    const text = given(row, env, complaints);
    if (text !== undefined) texts.set(row.env, text);
  }

  const production = texts.get('NODE_ENV') === 'production';
  const demo = (texts.get('DEMO') ?? String(!production)) !== 'false';
  if (!texts.has('DEMO')) texts.set('DEMO', String(demo));

  const config = Object.fromEntries(Object.entries(settings).map(([key, row]) => {
    const text = texts.get(row.env) ?? fallback(row, demo, texts);
    const { success, data } = row.schema.safeParse(text);
    const derived = text !== undefined && !texts.has(row.env);
    if (!success && !derived && text !== UNREADABLE) complaints.push(complaint(row, text));
    return [key, data];
  }));
  complaints.push(...halves(demo, texts));
  if (complaints.length > 0) throw new ConfigurationError(complaints);
  return config as unknown as Config;
}

/** What a process that serves needs: the configuration with a database in it. */
export type ServiceConfig = Config & { readonly databaseUrl: string };

/** @throws ConfigurationError as loadConfig, and when there is no database. */
export function loadServiceConfig(env: Environment): ServiceConfig {
  const config = loadConfig(env);
  if (config.databaseUrl === undefined) throw new ConfigurationError(['DATABASE_URL is missing: this process does not start a database of its own, `keepline up` does']);
  return { ...config, databaseUrl: config.databaseUrl };
}

function given(row: Setting<unknown>, env: Environment, complaints: string[]): string | undefined {
  const value = env[row.env] || undefined;
  const file = row.secret ? env[`${row.env}_FILE`] || undefined : undefined;
  if (file === undefined) return value;
  if (value !== undefined) {
    complaints.push(`${row.env} and ${row.env}_FILE are both set: keep one`);
    return value;
  }
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (problem) {
    complaints.push(`${row.env}_FILE is ${JSON.stringify(file)}, which cannot be read (${(problem as NodeJS.ErrnoException).code ?? 'unknown'})`);
    return UNREADABLE;
  }
}

function fallback(row: Setting<unknown>, demo: boolean, texts: ReadonlyMap<string, string>): string | undefined {
  const text = (demo ? row.inDemo : undefined) ?? row.byDefault;
  return text?.replace(/\$\{(\w+)\}/g, (_, name: string) => texts.get(name) ?? fallback(rowNamed(name), demo, texts) ?? '');
}

/** A group of which only a part is set works nowhere: better no start than a start without what was meant. */
function halves(demo: boolean, texts: ReadonlyMap<string, string>): string[] {
  return together.flatMap((group) => {
    const missing = group.filter((name) => (texts.get(name) ?? fallback(rowNamed(name), demo, texts)) === undefined);
    if (missing.length === 0 || missing.length === group.length) return [];
    const present = group.filter((name) => !missing.includes(name));
    return missing.map((name) => `${name} is missing: ${present.join(' and ')} ${present.length === 1 ? 'is' : 'are'} set, and ${group.join(', ')} go together`);
  });
}

function rowNamed(env: string): Setting<unknown> {
  const row = Object.values(settings).find((candidate) => candidate.env === env);
  if (!row) throw new Error(`a default refers to ${env}, which is no setting`);
  return row;
}

function complaint(row: Setting<unknown>, text: string | undefined): string {
  if (text === undefined) return `${row.env} is missing: expected ${row.expects}`;
  return row.secret ? `${row.env} is wrong: expected ${row.expects}` : `${row.env} is ${JSON.stringify(text)}: expected ${row.expects}`;
}
