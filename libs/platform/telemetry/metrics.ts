import { Injectable } from '@nestjs/common';

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;
/** Labels come from routes and operation names; beyond this many the rest is counted together. */
const MAX_SERIES = 500;

interface Series {
  readonly labels: string;
  readonly buckets: number[];
  count: number;
  sum: number;
}

interface Gauge {
  readonly help: string;
  readonly read: () => number;
}

/** Counts and durations of requests, and gauges read when asked, in the Prometheus text format. */
@Injectable()
export class Metrics {
  private readonly requests = new Map<string, Series>();
  private readonly gauges = new Map<string, Gauge>();

  /** @param operation route or `query Name` @param status HTTP status @param seconds how long it took */
  observe(operation: string, status: number, seconds: number): void {
    const series = this.seriesOf(operation, status);
    series.count += 1;
    series.sum += seconds;
    const bucket = BUCKETS.findIndex((limit) => seconds <= limit);
    if (bucket >= 0) series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1;
  }

  gauge(name: string, help: string, read: () => number): void {
    this.gauges.set(name, { help, read });
  }

  /** Text of version 0.0.4. */
  render(): string {
    const lines = ['# HELP keepline_request_seconds Requests and how long they took.', '# TYPE keepline_request_seconds histogram'];
    for (const series of this.requests.values()) lines.push(...linesOf(series));
    for (const [name, { help, read }] of this.gauges) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`);
    }
    return `${lines.join('\n')}\n`;
  }

  private seriesOf(operation: string, status: number): Series {
    const key = `${operation}\n${status}`;
    const found = this.requests.get(key);
    if (found) return found;
    if (this.requests.size >= MAX_SERIES && operation !== 'other') return this.seriesOf('other', status);
    const labels = `operation="${operation.replace(/[^\w /.:-]/g, '_').slice(0, 80)}",status="${status}"`;
    const series: Series = { labels, buckets: BUCKETS.map(() => 0), count: 0, sum: 0 };
    this.requests.set(key, series);
    return series;
  }
}

function linesOf({ labels, buckets, count, sum }: Series): string[] {
  let below = 0;
  const rows = BUCKETS.map((limit, index) => {
    below += buckets[index] ?? 0;
    return `keepline_request_seconds_bucket{${labels},le="${limit}"} ${below}`;
  });
  return [
    ...rows,
    `keepline_request_seconds_bucket{${labels},le="+Inf"} ${count}`,
    `keepline_request_seconds_sum{${labels}} ${sum}`,
    `keepline_request_seconds_count{${labels}} ${count}`,
  ];
}
