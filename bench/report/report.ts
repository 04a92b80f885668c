import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reading } from '../figures/figure.js';
import { FIGURES } from '../options.js';
import { ROOT } from '../scene/child.js';
import { entryOf, readHistory, writeHistory } from './history.js';
import type { Entry } from './history.js';
import type { Machine } from './machine.js';

const HISTORY = path.join(ROOT, 'docs/benchmarks.history.csv');
const PAGE = path.join(ROOT, 'docs/benchmarks.md');
const RUNS_SHOWN = 10;

/** Adds the run to the history and writes docs/benchmarks.md from it: the latest reading of each figure, and how it came about. */
export function publish(readings: readonly Reading[], machine: Machine): void {
  const history = [...readHistory(HISTORY), ...readings.map((reading) => entryOf(reading, machine))];
  writeHistory(HISTORY, history);
  writeFileSync(PAGE, pageOf(history));
}

/** The table as it goes to the terminal, and into the page. */
export function tableOf(entries: readonly Entry[]): string {
  const rows = entries.map(({ title, measured, baseline, ratio, target, reached, note }) => `| ${[title, measured, baseline, ratio, target, reached === 'no' ? '**no**' : reached, note].map(cell).join(' | ')} |`);
  return ['| figure | measured | measured beside it | ratio | target | reached | how |', '|---|---|---|---|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Readings that are not taken any more: their history stays. */
const RETIRED = ['renewals.memory'];

function pageOf(history: readonly Entry[]): string {
  const latest = [...new Map(history.filter(({ id }) => !RETIRED.includes(id)).map((entry) => [entry.id, entry])).values()];
  const runs = [...new Set(latest.map(runOf))];
  const missed = latest.filter(({ reached }) => reached === 'no').map(({ title }) => title);
  const unmeasured = FIGURES.filter((name) => !latest.some(({ id }) => id.startsWith(`${name}.`)));
  return `# Benchmarks

Written by \`npm run bench\`; do not edit. Every number is from a real run. A ratio compares two things measured in the same run on the
same machine, in turn (A B A B, medians), so it says more than the number beside it.

${runs.map((run) => `- ${run}: ${latest.filter((entry) => runOf(entry) === run).length} of the readings below`).join('\n')}

${missed.length === 0 ? 'The targets of these readings were reached.' : `Not reached: ${missed.join('; ')}.`}${unmeasured.length === 0 ? '' : ` **Not measured at full size: ${unmeasured.join(', ')}.**`}

${tableOf(latest)}

${METHOD}
## Former runs

Every reading of every run is in [benchmarks.history.csv](benchmarks.history.csv). The last ${RUNS_SHOWN} runs:

${formerRuns(history)}
`;
}

function runOf({ date, commit, machine }: Entry): string {
  return `${date}, commit ${commit}, on ${machine}`;
}

/** Figures down, runs across. */
function formerRuns(history: readonly Entry[]): string {
  const runs = [...new Set(history.map(({ date, commit }) => `${date} ${commit}`))].slice(-RUNS_SHOWN);
  const ids = [...new Set(history.map(({ id }) => id))];
  const at = (id: string, run: string): string => {
    const entry = history.findLast((each) => each.id === id && `${each.date} ${each.commit}` === run);
    if (!entry) return '';
    return entry.ratio === '' ? cell(entry.measured) : entry.ratio;
  };
  const lines = ids.map((id) => `| ${id} | ${runs.map((run) => at(id, run)).join(' | ')} |`);
  return [`| ratio, or what was measured | ${runs.join(' | ')} |`, `|---|${runs.map(() => '---|').join('')}`, ...lines].join('\n');
}

const METHOD = `## How it is measured

- One PostgreSQL server out of the npm package, with the settings of an installation (every commit reaches the disk), for all of it; the operators are made by
  \`keepline seed\`, their first subscribers with a complete past. Server, api, load and peers share the machine.
- The api runs from \`dist/\` with \`NODE_ENV=production\`; a demo agent is signed in and sends the console's own documents, in 16 connections that stay open
  (autocannon in a process of its own). Each answer is checked; a wrong one fails the figure.
- The bare server is \`bench/peers/bare.server.mjs\`: node:http and pg, the same number of connections to the database, prepared statements, the rows as JSON; no session, no access
  rules, no masks, no GraphQL. Its statements are those that the product was heard to send for the same requests; where they ask for more than one, it runs all of them. That both answer with the same rows is checked first.
- A few lines and many lines are two operators on one server, measured in turn.
- The renewal run has a provider inside the process that answers at once, or Stripe's official client and the simulator over HTTP, which answers after 20 ms and shares the cores.
- pgbench is a program in C that computes nothing: ids and dates come from the server, no provider is asked, no rule is looked up.
`;
