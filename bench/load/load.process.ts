import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import type { AutocannonClient, AutocannonRequest } from 'autocannon';
import type { LoadFigures, LoadOrder } from './load.js';

process.once('message', (message) => {
  run(message as LoadOrder).then(
    (figures) => process.send?.(figures),
    (problem: unknown) => {
      process.stderr.write(`${String(problem)}\n`);
      process.exit(1);
    },
  );
});
// The bench sends its order after this process is up.
process.channel?.ref();

async function run(order: LoadOrder): Promise<LoadFigures> {
  if (order.warmUpSeconds > 0) await shoot(order, order.warmUpSeconds);
  return shoot(order, order.seconds);
}

async function shoot({ url, shots, connections, begins, pid }: LoadOrder, duration: number): Promise<LoadFigures> {
  const requests: AutocannonRequest[] = shots.map((shot) => ({ ...shot, headers: { ...shot.headers } }));
  const times: number[] = [];
  let place = 0;
  const setupClient = (client: AutocannonClient): void => {
    // Each connection begins elsewhere, so that they do not all ask the same at once.
    const from = Math.floor((place * requests.length) / connections);
    place += 1;
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
  };
  const shooting = autocannon({ url, connections, duration, requests, setupClient, verifyBody: (body) => body.startsWith(begins) });
  shooting.on('response', (_client: unknown, _status: number, _bytes: number, milliseconds: number) => times.push(milliseconds));
  const cpu = cpuSeconds(pid);
  const started = performance.now();
  const { errors, timeouts, non2xx, mismatches } = await shooting;
  const seconds = (performance.now() - started) / 1000;
  if (times.length === 0) throw new Error(`${url} answered nothing within ${duration} s`);
  const cpuMicros = ((cpuSeconds(pid) - cpu) * 1e6) / times.length;
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { perSecond: sorted.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), cpuMicros, faults: errors + timeouts + non2xx + mismatches };
}

/** User and system time of a process; 0 where there is no /proc. */
function cpuSeconds(pid: number): number {
  try {
    // The name in brackets may hold spaces; the times are fields 14 and 15, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
