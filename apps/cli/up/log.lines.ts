/** Pino's levels by number; a log may carry either. */
const LEVELS: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };
const LOUD = ['warn', 'error', 'fatal'];

/** What every line of a process repeats, or what the line says already. */
const LEFT_OUT = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'app', 'name', 'v', 'err']);

export interface LogLine {
  readonly text: string;
  /** True for what someone at the terminal should see. */
  readonly isError: boolean;
}

/** Shortens a line of JSON log for people; any other line stays as it is. */
export function shortenLogLine(line: string): LogLine {
  const entry = parse(line);
  if (!entry) return { text: line, isError: false };
  const level = typeof entry.level === 'number' ? (LEVELS[entry.level] ?? 'info') : typeof entry.level === 'string' ? entry.level : 'info';
  const time = typeof entry.time === 'number' || typeof entry.time === 'string' ? new Date(entry.time).toISOString().slice(11, 23) : '';
  const rest = Object.entries(entry).filter(([key]) => !LEFT_OUT.has(key)).map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const text = [time, LOUD.includes(level) ? level.toUpperCase() : level, entry.msg, ...rest, problemOf(entry.err)].filter((part) => part !== undefined && part !== '').join(' ');
  return { text, isError: level === 'error' || level === 'fatal' };
}

function problemOf(err: unknown): string {
  if (typeof err !== 'object' || err === null) return '';
  const { stack, message } = err as { stack?: unknown; message?: unknown };
  const words = [stack, message].find((part) => typeof part === 'string');
  return `\n  ${words ?? JSON.stringify(err)}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
