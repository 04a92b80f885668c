import { requestContext } from '#platform/access';
import { Metrics, PinoLogger } from '#platform/telemetry';

describe('the log', () => {
  const lines = (work: (logger: PinoLogger) => void): Record<string, unknown>[] => {
    const written: string[] = [];
    work(new PinoLogger({ level: 'info', app: 'api' }, { write: (line: string) => void written.push(line) }));
    return written.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('is one JSON line per message, with the part that speaks', () => {
    const [line] = lines((logger) => logger.log('Ready\n{"level":"fatal"}', 'Api'));
    expect(line).toMatchObject({ level: 'info', app: 'api', context: 'Api', msg: 'Ready\n{"level":"fatal"}' });
  });

  it('carries the request, and of the person only the id', () => {
    const staff = { id: 'staff-1', role: 'agent', markets: null, email: 'amina@desk.test', name: 'Amina Diallo', locale: 'en', zone: 'UTC' } as const;
    const written = requestContext.run({ requestId: 'request-1', address: null, userAgent: null, staff }, () => lines((logger) => logger.warn('Slow')));
    expect(written[0]).toMatchObject({ requestId: 'request-1', staffId: 'staff-1' });
    expect(JSON.stringify(written)).not.toMatch(/amina|Diallo/i);
  });

  it('hides secrets and personal data, and the parameters of a failed statement', () => {
    const failure = Object.assign(new Error('duplicate key'), { code: '23505', parameters: ['amina@desk.test'], detail: 'Key (email)=(amina@desk.test) exists' });
    const written = lines((logger) => logger.error({ msg: 'x', password: 'geheim', input: { msisdn: '+33612345678', email: 'a@b.test' }, err: failure }));
    expect(JSON.stringify(written)).not.toMatch(/geheim|33612345678|a@b\.test|amina/);
    expect(written[0]).toMatchObject({ err: { code: '23505', message: 'duplicate key' }, password: '[hidden]' });
  });
});

describe('the figures', () => {
  it('are a histogram of requests and gauges, as Prometheus reads them', () => {
    const metrics = new Metrics();
    metrics.observe('query Me', 200, 0.004);
    metrics.observe('query Me', 200, 0.2);
    metrics.gauge('keepline_pool_idle', 'Idle.', () => 3);
    const text = metrics.render();
    expect(text).toContain('keepline_request_seconds_bucket{operation="query Me",status="200",le="0.005"} 1');
    expect(text).toContain('keepline_request_seconds_bucket{operation="query Me",status="200",le="0.25"} 2');
    expect(text).toContain('keepline_request_seconds_count{operation="query Me",status="200"} 2');
    expect(text).toMatch(/# TYPE keepline_pool_idle gauge\nkeepline_pool_idle 3\n$/);
  });

  it('do not grow with what callers make up', () => {
    const metrics = new Metrics();
    for (let n = 0; n < 2_000; n += 1) metrics.observe(`query Q${n}"\n`, 200, 0.1);
    expect(metrics.render().match(/_count\{/g)?.length).toBeLessThanOrEqual(501);
  });
});
