import { Database } from '#platform/database';
import { PASSWORD, startApi } from '../support/api.js';
import type { GraphqlAnswer, TestApi } from '../support/api.js';

const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { me { staff { email role } sessionExpiresAt idleMinutes } } }';
const ME = '{ me { staff { email } } }';

let api: TestApi;

beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const attempt = (email: string, password: string): Promise<GraphqlAnswer> => api.anonymous.query(SIGN_IN, { email, password });
const audited = (): Promise<{ action: string; outcome: string; actor_kind: string; subject_id: string }[]> =>
  api.database.query(`SELECT action, outcome, actor_kind, subject_id FROM audit_entry WHERE action IN ('signIn', 'signOut') ORDER BY seq`);

describe('signing in', () => {
  it('answers who one is and sets an opaque cookie that scripts cannot read', async () => {
    const { email, id } = await api.addStaff('supervisor');
    const answer = await attempt(email.toUpperCase(), PASSWORD);
    expect(answer.data).toEqual({ signIn: { me: { staff: { email, role: 'SUPERVISOR' }, sessionExpiresAt: '2027-03-01T20:00:00.000Z', idleMinutes: 30 } } });
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^keepline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await audited()).toEqual([{ action: 'signIn', outcome: 'done', actor_kind: 'staff', subject_id: id }]);
  });

  it('behind https the cookie is Secure and bound to the host', async () => {
    const secure = await startApi({ env: { PUBLIC_URL: 'https://desk.example.com' } });
    try {
      const { email } = await secure.addStaff('agent');
      const { headers } = await secure.anonymous.query(SIGN_IN, { email, password: PASSWORD });
      expect(headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-keepline=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)]);
    } finally {
      await secure.close();
    }
  });

  it('stores no usable session: only the SHA-256 of the cookie', async () => {
    const { email } = await api.addStaff('agent');
    const { cookie = '' } = await api.signIn(email);
    const token = cookie.slice('keepline='.length);
    const [row] = await api.database.query<{ found: boolean }>(`SELECT token_hash = sha256(convert_to($1, 'UTF8')) AS found FROM staff_session`, [token]);
    expect(row?.found).toBe(true);
  });

  it('a wrong password, an unknown address and a disabled account get the same answer', async () => {
    const { email } = await api.addStaff('agent');
    const gone = await api.addStaff('agent');
    await api.database.query('UPDATE staff_account SET disabled_at = now() WHERE id = $1', [gone.id]);
    const [wrong, unknown, disabled] = [await attempt(email, 'not my password'), await attempt('nobody@desk.test', PASSWORD), await attempt(gone.email, PASSWORD)];
    expect(wrong.code).toBe('SIGN_IN_FAILED');
    expect(unknown.errors).toEqual(wrong.errors);
    expect(disabled.errors).toEqual(wrong.errors);
    expect((await audited()).map((entry) => [entry.outcome, entry.actor_kind])).toEqual(Array(3).fill(['refused', 'anonymous']));
  });

  it('an unknown address takes as long as a wrong password', async () => {
    const { email } = await api.addStaff('agent');
    await attempt('warm@desk.test', PASSWORD);
    const time = async (address: string): Promise<number> => {
      const started = performance.now();
      await attempt(address, 'not my password');
      return performance.now() - started;
    };
    const known = [await time(email), await time(email), await time(email)];
    const unknown = [await time('a@desk.test'), await time('b@desk.test'), await time('c@desk.test')];
    // Both hash once; without the dummy hash the unknown one would be some twenty times as fast.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it('after a few failures there is a wait that grows, also for the right password, and never a lock', async () => {
    const { email } = await api.addStaff('agent');
    for (let failures = 0; failures < 5; failures += 1) expect((await attempt(email, 'wrong')).code).toBe('SIGN_IN_FAILED');
    const first = await attempt(email, PASSWORD);
    expect(first.code).toBe('SIGN_IN_THROTTLED');
    expect(first.errors?.[0]?.extensions.params).toEqual({ seconds: 1 });
    api.clock.advance({ seconds: 1 });
    expect((await attempt(email, 'wrong')).code).toBe('SIGN_IN_FAILED');
    expect((await attempt(email, PASSWORD)).errors?.[0]?.extensions.params).toEqual({ seconds: 2 });
    api.clock.advance({ seconds: 2 });
    expect((await attempt(email, PASSWORD)).code).toBeUndefined();
    expect((await attempt(email, 'wrong')).code).toBe('SIGN_IN_FAILED');
  });

  it('many guesses at once are counted before they are looked at', async () => {
    const { email } = await api.addStaff('agent');
    const codes = (await Promise.all(Array.from({ length: 12 }, () => attempt(email, 'wrong')))).map((answer) => answer.code);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'SIGN_IN_THROTTLED')).toHaveLength(7);
  });

  it('rehashes a password that was hashed at an older cost', async () => {
    const { email, id } = await api.addStaff('agent');
    const { hash } = await import('@node-rs/argon2');
    await api.database.query('UPDATE staff_account SET password_hash = $2 WHERE id = $1', [id, await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2 })]);
    expect((await attempt(email, PASSWORD)).code).toBeUndefined();
    const [row] = await api.database.query<{ password_hash: string }>('SELECT password_hash FROM staff_account WHERE id = $1', [id]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  });

  it('answers in the language that the browser asks for', async () => {
    const answer = await api.anonymous.query(SIGN_IN, { email: 'a@desk.test', password: 'x' }, { 'accept-language': 'de-DE, fr;q=0.8, en;q=0.7' });
    expect(answer.errors?.[0]?.message).toBe('L’adresse e-mail ou le mot de passe est incorrect. Vérifiez les deux, puis réessayez.');
  });
});

describe('a session', () => {
  it('ends when nobody asks anything for the idle time, and lives as long as somebody does', async () => {
    const { email } = await api.addStaff('agent');
    const agent = await api.signIn(email);
    for (let step = 0; step < 3; step += 1) {
      api.clock.advance({ minutes: 29 });
      expect((await agent.query(ME)).data).toEqual({ me: { staff: { email } } });
    }
    api.clock.advance({ minutes: 31 });
    expect((await agent.query(ME)).data).toEqual({ me: null });
    expect((await agent.query('{ plans { id } }')).code).toBe('SESSION_EXPIRED');
  });

  it('ends at its absolute limit, however busy', async () => {
    const { email } = await api.addStaff('agent');
    const agent = await api.signIn(email);
    for (let step = 0; step < 21; step += 1) {
      api.clock.advance({ minutes: 28 });
      await agent.query(ME);
    }
    api.clock.advance({ minutes: 13 });
    expect((await agent.query('{ plans { id } }')).code).toBe('SESSION_EXPIRED');
  });

  it('is over after sign-out, which is audited and clears the browser', async () => {
    const { email } = await api.addStaff('agent');
    const agent = await api.signIn(email);
    const answer = await agent.query('mutation { signOut }');
    expect(answer.data).toEqual({ signOut: true });
    expect(answer.headers['set-cookie']).toEqual([expect.stringContaining('keepline=; Max-Age=0')]);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect((await agent.query('{ plans { id } }')).code).toBe('SESSION_EXPIRED');
    expect((await audited()).map((entry) => entry.action)).toEqual(['signIn', 'signOut']);
  });

  it.each([
    ['the session is revoked', 'UPDATE staff_session SET revoked_at = now()'],
    ['the account is disabled', 'UPDATE staff_account SET disabled_at = now()'],
    ["the account's epoch moves on", 'UPDATE staff_account SET session_epoch = session_epoch + 1'],
  ])('is refused within a second after %s', async (_what, sql) => {
    const agent = await api.as('agent');
    expect((await agent.query('{ plans { id } }')).code).toBeUndefined();
    await api.app.get(Database, { strict: false }).query(sql);
    api.clock.advance({ seconds: 1 });
    expect((await agent.query('{ plans { id } }')).code).toBe('SESSION_EXPIRED');
  });

  it('speaks the language that its owner chose', async () => {
    const agent = await api.as('agent', { locale: 'zh' });
    expect((await agent.query('{ auditEntry(seq: "999999") { seq } }', {}, { 'accept-language': 'fr' })).errors?.[0]?.message).toMatch(/\p{Script=Han}/u);
    const changed = await agent.query('mutation { setPreferences(locale: "fr", zone: "Africa/Tunis") { staff { locale zone } } }');
    expect(changed.data).toEqual({ setPreferences: { staff: { locale: 'fr', zone: 'Africa/Tunis' } } });
    expect((await agent.query('{ me { staff { locale } } }')).data).toEqual({ me: { staff: { locale: 'fr' } } });
    expect((await agent.query('mutation { setPreferences(zone: "Mars/Olympus") { idleMinutes } }')).code).toBe('ZONE_UNKNOWN');
  });
});
