import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { RequestEdge, SessionReader } from '#platform/access';
import type { EdgeOptions, SessionState, StaffActor } from '#platform/access';

const OPTIONS: EdgeOptions = { origins: ['https://desk.example.com'], trustedProxies: 0 };
const request = (headers: IncomingHttpHeaders, method = 'POST'): IncomingMessage => ({ method, headers, socket: { remoteAddress: '10.0.0.7' } }) as unknown as IncomingMessage;

describe('the origin of a change', () => {
  const edge = new RequestEdge(OPTIONS);
  const refused = (headers: IncomingHttpHeaders, method?: string): boolean => {
    try {
      edge.refuseForeignOrigin(request(headers, method));
      return false;
    } catch {
      return true;
    }
  };

  it('may be the console, this host, or a program that is no browser', () => {
    expect(refused({ origin: 'https://desk.example.com', host: 'internal:3000' })).toBe(false);
    expect(refused({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(false);
    expect(refused({ host: 'localhost:3000' })).toBe(false);
  });

  it('may not be another site', () => {
    expect(refused({ origin: 'https://desk.example.com.evil.test', host: 'desk.example.com' })).toBe(true);
    expect(refused({ origin: 'null', host: 'desk.example.com' })).toBe(true);
    expect(refused({ origin: 'https://desk.example.com:444', host: 'desk.example.com' })).toBe(true);
    expect(refused({ 'sec-fetch-site': 'cross-site', host: 'desk.example.com' })).toBe(true);
  });

  it('does not matter for reading', () => {
    expect(refused({ origin: 'https://evil.test', host: 'desk.example.com' }, 'GET')).toBe(false);
  });
});

describe('the address of the caller', () => {
  const addressOf = (trustedProxies: number, forwarded?: string): string | null =>
    new RequestEdge({ origins: [], trustedProxies }).open(request(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })).address;

  it('is the socket unless proxies are trusted, and then what the outermost of them saw', () => {
    expect(addressOf(0, '203.0.113.9')).toBe('10.0.0.7');
    expect(addressOf(1, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(addressOf(2, '198.51.100.1, 203.0.113.9')).toBe('198.51.100.1');
    expect(addressOf(1)).toBe('10.0.0.7');
  });
});

describe('the language before sign-in', () => {
  it.each([
    ['zh-CN,zh;q=0.9', 'zh'],
    ['de, fr-CA;q=0.5, en;q=0.4', 'fr'],
    ['en;q=0, fr;q=0.1', 'fr'],
    ['xx', 'en'],
    [',;q=;,', 'en'],
  ])('%s is %s', (header, locale) => {
    expect(new RequestEdge(OPTIONS).open(request({ 'accept-language': header })).locale).toBe(locale);
  });
});

describe('who asks', () => {
  const staff: StaffActor = { id: 'a', role: 'agent', markets: null, email: 'a@desk.test', name: 'A', locale: 'fr', zone: 'UTC' };
  class Reader extends SessionReader {
    read(): Promise<SessionState> {
      return Promise.resolve({ staff, ended: false });
    }
  }

  it('is looked up once, when it is wanted', async () => {
    const context = new RequestEdge(OPTIONS, new Reader()).open(request({ cookie: 'keepline=x' }));
    expect(context.staff).toBeNull();
    await context.identify?.();
    expect(context).toMatchObject({ staff, locale: 'fr', sessionEnded: false, identify: undefined });
  });

  it('keeps a request id that can be one, and makes one otherwise', () => {
    const edge = new RequestEdge(OPTIONS);
    expect(edge.open(request({ 'x-request-id': 'abc-12345' })).requestId).toBe('abc-12345');
    expect(edge.open(request({ 'x-request-id': 'a\nb "injected"' })).requestId).toMatch(/^[\da-f-]{36}$/);
  });
});
