import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError } from '../command.error.js';
import { lockDataDirectory } from './instance.lock.js';
import { processIdentity } from './process.identity.js';

describe('the lock of a data directory', () => {
  let directory: string;
  const lock = () => path.join(directory, 'keepline.lock');

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'keepline-lock-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is held by one, and free again once it is returned', () => {
    const giveBack = lockDataDirectory(directory);
    expect(() => lockDataDirectory(directory)).toThrow(CommandError);
    expect(() => lockDataDirectory(directory)).toThrow(`Another Keepline (process ${process.pid}) is using ${directory}`);
    giveBack();
    lockDataDirectory(directory)();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('does not hold when its process has ended', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lock(), `${pid} 123 some-boot`);
    lockDataDirectory(directory)();
  });

  it('does not hold when its number belongs to another process now', () => {
    writeFileSync(lock(), `${process.pid} 1 another-boot`);
    expect(processIdentity(process.pid)).not.toBe(`${process.pid} 1 another-boot`);
    lockDataDirectory(directory)();
  });

  it('of a half-written file does not hold', () => {
    writeFileSync(lock(), '');
    lockDataDirectory(directory)();
  });

  it('is not given back by one who lost it', () => {
    const giveBack = lockDataDirectory(directory);
    writeFileSync(lock(), 'somebody else');
    giveBack();
    expect(readdirSync(directory)).toEqual(['keepline.lock']);
  });
});
