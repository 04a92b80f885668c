import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { configurationPage } from '#platform/config';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

interface Stage {
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** A Dockerfile as a list of stages; lines that end with a backslash continue. */
function readStages(text: string): Stage[] {
  const stages: { name: string; instructions: Instruction[] }[] = [];
  for (const line of text.replace(/\\\n\s*/g, ' ').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') stages.push({ name: rest.split(' AS ')[1] ?? '', instructions: [] });
    stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

describe('the Dockerfile', () => {
  const stages = readStages(read('Dockerfile'));
  const product = stages.at(-1);
  const all = stages.flatMap(({ instructions }) => instructions);
  const words = (stage: Stage | undefined, word: string): string[] => (stage?.instructions ?? []).filter((one) => one.word === word).map(({ rest }) => rest);

  it('knows every instruction that it uses', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'CMD'];
    expect(all.filter(({ word }) => !known.includes(word))).toEqual([]);
  });

  it('names the version of every base image', () => {
    for (const { rest } of all.filter(({ word }) => word === 'FROM')) expect(rest).toMatch(/^[\w/-]+:\d[\w.-]* AS \w+$/);
  });

  it('runs as an ordinary account, from before its command', () => {
    expect(words(product, 'USER')).toEqual(['node']);
  });

  it('takes its packages from a stage without development ones, and its code from the build', () => {
    const packages = stages.find(({ name }) => name === 'packages');
    expect(words(packages, 'RUN').join()).toContain('npm ci --omit=dev');
    expect(words(product, 'COPY')).toEqual(expect.arrayContaining(['--from=packages /app/node_modules ./node_modules', '--from=build /app/dist ./dist']));
    expect(words(product, 'COPY').every((rest) => rest.startsWith('--from='))).toBe(true);
  });

  it('starts without a shell and says when it is well', () => {
    expect(words(product, 'CMD').map((rest) => JSON.parse(rest) as unknown)).toEqual([['node', '--enable-source-maps', 'dist/apps/api/main.js']]);
    expect(words(product, 'HEALTHCHECK').join()).toContain('/readyz');
  });

  it('copies only files that exist and that .dockerignore lets through', () => {
    const allowed = read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const copied = all.filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from=')).flatMap(({ rest }) => rest.split(' ').slice(0, -1)).filter((source) => source !== '.');
    expect(copied.length).toBeGreaterThan(0);
    for (const source of [...allowed, ...copied]) expect([source, existsSync(path.join(ROOT, source))]).toEqual([source, true]);
    for (const source of copied) expect(allowed).toContain(source);
  });
});

interface ComposeService {
  readonly image: string;
  readonly restart: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly stop_grace_period?: string;
  readonly read_only?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true, uniqueKeys: true }) as Compose;
  const services = Object.entries(compose.services);
  const ours = services.filter(([, { image }]) => image === 'keepline:latest');

  it('has the parts of an installation', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'proxy', 'redis', 'worker']);
    expect(ours.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'worker']);
  });

  it('opens one port, that of the proxy', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name, { ports }]) => [name, ports?.length])).toEqual([['proxy', 1]]);
  });

  it('refers only to networks, volumes, secrets, services and files that there are', () => {
    for (const [, service] of services) {
      for (const network of service.networks) expect(Object.keys(compose.networks)).toContain(network);
      for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
      for (const other of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(other);
      for (const volume of service.volumes ?? []) {
        const [source = ''] = volume.split(':');
        expect(source.startsWith('./') ? existsSync(path.join(ROOT, source)) : source in compose.volumes).toBe(true);
      }
    }
  });

  it('starts programs that the build makes', () => {
    for (const [, { command }] of ours) {
      const main = command?.find((word) => word.startsWith('dist/')) ?? 'dist/apps/api/main.js';
      expect(existsSync(path.join(ROOT, main.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
    }
  });

  it('gives our services only settings that they read, and secrets by file', () => {
    const documented = configurationPage();
    for (const [name, value] of Object.entries(compose.services.api?.environment ?? {})) {
      const setting = name.replace(/_FILE$/, '');
      expect(documented).toContain(`| \`${setting}\`${name === setting && !['REDIS_URL'].includes(name) ? ' |' : ' †'}`);
      if (name !== setting) expect(value).toMatch(/^\/run\/secrets\/\w+$/);
      if (name !== setting) expect(compose.services.api?.secrets).toContain(path.basename(value));
    }
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
    expect(read('.gitignore')).toMatch(/^secrets\/$/m);
  });

  it('restarts what serves, runs migrations once, and waits for them', () => {
    for (const [name, { restart }] of services) expect([name, restart]).toEqual([name, name === 'migrate' ? 'no' : 'unless-stopped']);
    for (const name of ['api', 'worker']) expect(compose.services[name]?.depends_on).toMatchObject({ postgres: { condition: 'service_healthy' }, migrate: { condition: 'service_completed_successfully' } });
  });

  it('gives running work longer than the 30 s that services take to stop', () => {
    for (const name of ['api', 'worker', 'proxy']) expect(Number.parseInt(compose.services[name]?.stop_grace_period ?? '0', 10)).toBeGreaterThan(30);
  });

  it('checks the health of everything that runs on', () => {
    for (const name of ['postgres', 'redis', 'proxy', 'worker']) expect(compose.services[name]?.healthcheck?.test?.length).toBeGreaterThan(1);
    expect(compose.services.api?.healthcheck?.disable).toBeUndefined();
  });
});
