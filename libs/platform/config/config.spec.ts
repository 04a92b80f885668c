import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationError, configurationPage, loadConfig, loadServiceConfig } from './index.js';

const production = { NODE_ENV: 'production', STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };

describe('configuration', () => {
  it('needs nothing for the demo, which stays on this machine and charges the simulator', () => {
    const config = loadConfig({ PORT: '4000', SIMULATOR_PORT: '4001' });
    expect(config).toMatchObject({ demo: true, host: '127.0.0.1', port: 4000, publicUrl: 'http://localhost:4000', stripeApiUrl: 'http://127.0.0.1:4001', dataDir: '.keepline', sessionIdleMinutes: 30, sessionAbsoluteHours: 10 });
    expect(config.databaseUrl).toBeUndefined();
  });

  it('in production turns the demo off and asks for the secrets of the provider', () => {
    expect(loadConfig(production)).toMatchObject({ demo: false, host: '0.0.0.0', stripeApiUrl: 'https://api.stripe.com' });
    expect(() => loadConfig({ NODE_ENV: 'production' })).toThrow('STRIPE_SECRET_KEY is missing: expected a key that begins with sk_ or rk_; STRIPE_WEBHOOK_SECRET is missing');
  });

  it.each([
    ['PORT', 'abc', 'a whole number from 1 to 65535'],
    ['PORT', '0', 'a whole number from 1 to 65535'],
    ['PORT', '70000', 'a whole number from 1 to 65535'],
    ['PORT', '3000.5', 'a whole number from 1 to 65535'],
    ['PORT', ' 3000', 'a whole number from 1 to 65535'],
    ['PORT', '-1', 'a whole number from 1 to 65535'],
    ['DEMO', 'yes', 'true or false'],
    ['METRICS', '1', 'true or false'],
    ['NODE_ENV', 'prod', 'one of development, test, production'],
    ['LOG_LEVEL', 'loud', 'one of fatal'],
    ['HOST', 'two words', 'text without spaces'],
    ['PUBLIC_URL', 'keepline.example', 'http:// or https:// with a host and no path'],
    ['PUBLIC_URL', 'https://keepline.example/desk', 'http:// or https:// with a host and no path'],
    ['PUBLIC_URL', 'ftp://keepline.example', 'http:// or https:// with a host and no path'],
    ['PUBLIC_URL', 'line\nbreak', 'http:// or https:// with a host and no path'],
    ['STRIPE_API_URL', 'localhost:12111', 'http:// or https:// with a host and no path'],
    ['SESSION_IDLE_MINUTES', '0', 'a whole number from 1 to 1440'],
    ['SESSION_ABSOLUTE_HOURS', '1e2', 'a whole number from 1 to 168'],
    ['DATABASE_POOL_SIZE', '1', 'a whole number from 2 to 200'],
    ['PROVIDER_TIMEOUT_MS', '20s', 'a whole number from 100 to 120000'],
    ['RENEWAL_TICK_SECONDS', '9999', 'a whole number from 1 to 3600'],
  ])('refuses %s=%j in one line that says which and why', (name, value, why) => {
    const problem = refusal({ [name]: value });
    expect(problem.message).toContain(`${name} is ${JSON.stringify(value)}: expected ${why}`);
    expect(problem.message).not.toContain('\n');
    expect(problem.complaints).toHaveLength(1);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/keepline', 'postgres:// or postgresql://'],
    ['DATABASE_URL', 'hunter2', 'postgres:// or postgresql://'],
    ['REDIS_URL', 'http://hunter2', 'redis:// or rediss://'],
    ['STRIPE_SECRET_KEY', 'pk_hunter2', 'begins with sk_ or rk_'],
    ['STRIPE_WEBHOOK_SECRET', 'hunter2', 'begins with whsec_'],
  ])('refuses a wrong %s without repeating it', (name, value, why) => {
    const { message } = refusal({ [name]: value });
    expect(message).toContain(`${name} is wrong: expected`);
    expect(message).toContain(why);
    expect(message).not.toContain('hunter2');
  });

  it('leaves PayPal off without its settings, and refuses a part of them', () => {
    expect(loadConfig(production)).toMatchObject({ paypalClientId: undefined, paypalApiUrl: 'https://api-m.paypal.com' });
    expect(loadConfig({ ...production, PAYPAL_CLIENT_ID: 'a', PAYPAL_CLIENT_SECRET: 'b', PAYPAL_WEBHOOK_ID: 'c' })).toMatchObject({ paypalClientId: 'a' });
    expect(refusal({ ...production, PAYPAL_CLIENT_ID: 'a', PAYPAL_WEBHOOK_ID: 'c' }).complaints).toEqual([
      'PAYPAL_CLIENT_SECRET is missing: PAYPAL_CLIENT_ID and PAYPAL_WEBHOOK_ID are set, and PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID go together',
    ]);
  });

  it('names everything that is wrong at once', () => {
    expect(refusal({ PORT: 'x', DEMO: 'maybe' }).complaints).toHaveLength(2);
  });

  it('counts an empty variable as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000 });
  });

  describe('secrets in files', () => {
    let directory: string;
    beforeAll(() => {
      directory = mkdtempSync(path.join(tmpdir(), 'keepline-secrets-'));
      writeFileSync(path.join(directory, 'url'), 'postgres://a:b@db/keepline\n');
    });
    afterAll(() => rmSync(directory, { recursive: true }));

    it('are read, without the line end', () => {
      expect(loadServiceConfig({ DATABASE_URL_FILE: path.join(directory, 'url') }).databaseUrl).toBe('postgres://a:b@db/keepline');
    });

    it('must exist, and must not be given twice', () => {
      expect(refusal({ DATABASE_URL_FILE: path.join(directory, 'none') }).message).toMatch(/DATABASE_URL_FILE is ".*none", which cannot be read \(ENOENT\)$/);
      expect(refusal({ ...production, STRIPE_SECRET_KEY: '', STRIPE_SECRET_KEY_FILE: path.join(directory, 'none') }).complaints).toHaveLength(1);
      expect(refusal({ DATABASE_URL: 'postgres://c/d', DATABASE_URL_FILE: path.join(directory, 'url') }).message).toContain('DATABASE_URL and DATABASE_URL_FILE are both set: keep one');
    });
  });

  it('of a serving process has a database', () => {
    expect(() => loadServiceConfig({})).toThrow(ConfigurationError);
    expect(() => loadServiceConfig({})).toThrow('DATABASE_URL is missing');
  });

  it('is documented with every variable and without a value for secrets in production', () => {
    const page = configurationPage();
    expect(page).toContain('| `PORT` | `3000` |');
    expect(page).toContain('| `STRIPE_SECRET_KEY` † | required; demo: `sk_test_keepline_demo` |');
    expect(page).toContain('| `REDIS_URL` † | none |');
  });
});

function refusal(env: Record<string, string>): ConfigurationError {
  try {
    loadConfig(env);
  } catch (problem) {
    if (problem instanceof ConfigurationError) return problem;
    throw problem;
  }
  throw new Error('accepted');
}
