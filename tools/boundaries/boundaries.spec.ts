import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A small house with one thing wrong in each of these files. */
const planted: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['libs/kernel-goes-one-way', 'libs/kernel/upward.ts', "import '#permissions';"],
  ['libs/plans-goes-one-way', 'libs/plans/upward.ts', "import '#renewals';"],
  ['libs/notifications-goes-one-way', 'libs/notifications/curious.ts', "import type {} from '#subscribers';"],
  ['apps/console-goes-one-way', 'apps/console/src/Audit.tsx', "import '#audit';"],
  ['by-the-front-door', 'libs/renewals/burglar.ts', "import '../plans/inside.js';"],
  ['platform-by-the-front-door', 'libs/platform/queue/burglar.ts', "import '../database/inside.js';"],
  ['apps-by-the-front-door', 'apps/worker/burglar.ts', "import '../../libs/plans/inside.js';"],
  ['entities-stay-home', 'apps/api/rows.ts', "import '../../libs/plans/entities/plan.entity.js';"],
  ['simulator-is-for-demo-and-tests', 'libs/payments/cheat.ts', "import '../../apps/simulator/main.js';"],
  ['apps-stand-alone', 'apps/worker/neighbour.ts', "import '../api/rows.js';"],
  ['declared', 'libs/mystery/index.ts', "import '#kernel';"],
  ['kernel-runs-in-a-browser', 'libs/kernel/disk.ts', "import 'node:fs';"],
  ['domain-is-pure', 'libs/plans/domain/rule.ts', "import 'pg';"],
  ['production-packages-only', 'libs/plans/rendered.ts', "import 'react';"],
  ['testing-is-for-tests', 'libs/plans/fake.user.ts', "import './testing/index.js';"],
  ['no-cycle', 'libs/plans/egg.ts', "import './hen.js';"],
  ['resolvable', 'libs/plans/lost.ts', "import './nowhere.js';"],
];

const allowed: readonly (readonly [file: string, code: string])[] = [
  ['libs/renewals/run.ts', "import '#plans'; import '#plans/api'; import '#platform/database'; import '#kernel';"],
  ['libs/renewals/run.spec.ts', "import '#plans/testing'; import './run.js'; import 'node:fs'; import 'fast-check';"],
  ['libs/plans/plans.service.ts', "import './entities/plan.entity.js'; import 'typeorm';"],
  ['apps/cli/main.ts', "import '../simulator/main.js'; import '#renewals';"],
  ['libs/plans/hen.ts', "import './egg.js';"],
];

const furniture = [
  ...['kernel', 'permissions', 'audit', 'plans', 'plans/api', 'plans/testing', 'renewals', 'subscribers', 'platform/database'].map((lib) => `libs/${lib}/index.ts`),
  'libs/plans/inside.ts', 'libs/plans/entities/plan.entity.ts', 'libs/platform/database/inside.ts', 'apps/simulator/main.ts',
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Ruleset {
  readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
}

const messages = (createRequire(import.meta.url)('./dependency-cruiser.cjs') as Ruleset).forbidden.map(({ name, comment }) => [name, comment] as const);

describe('the boundaries', () => {
  let house: string;
  let violations: readonly Violation[];

  beforeAll(() => {
    house = mkdtempSync(path.join(tmpdir(), 'keepline-house-'));
    for (const file of ['package.json', 'tsconfig.json', 'tools/boundaries']) cpSync(path.join(ROOT, file), path.join(house, file), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(house, 'node_modules'));
    mkdirSync(path.join(house, 'migrations'));
    const write = (file: string, code: string): void => {
      mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
      writeFileSync(path.join(house, file), `${code}\nexport {};\n`);
    };
    furniture.forEach((file) => write(file, ''));
    planted.forEach(([, file, code]) => write(file, code));
    allowed.forEach(([file, code]) => write(file, code));
    const cruiser = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const { stdout, stderr } = spawnSync(process.execPath, [cruiser, 'apps', 'libs', 'migrations', '--config', 'tools/boundaries/dependency-cruiser.cjs', '--output-type', 'json'], { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (!stdout.startsWith('{')) throw new Error(stderr);
    violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  }, 60_000);

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(planted)('%s is seen in %s', (rule, file) => {
    expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(rule);
  });

  it('nothing else is complained of', () => {
    const expected = new Set(planted.map(([, file]) => file));
    expect(violations.filter(({ from }) => !expected.has(from))).toEqual([]);
  });

  it('every message says what to do instead', () => {
    for (const [name, comment] of messages) expect([name, comment.length > 20]).toEqual([name, true]);
  });
});
