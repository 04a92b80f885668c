/**
 * Preloaded into a worker or an API of the crash suite: ends the process, as a power cut would, at the moment that CRASH_AT names.
 * It stands at the borders of the process, the database's and the provider's, so that the product has nothing to compile out.
 */
import { ClientRequest } from 'node:http';
import pg from 'pg';

const point = process.env.CRASH_AT;
const die = () => process.kill(process.pid, 'SIGKILL');

/** Which transaction a COMMIT ends, by what was written in it. */
const CLAIM = /^\s*INSERT INTO charge \(/;
const REFUND = /^\s*INSERT INTO refund \(/;
const SETTLEMENT = /INSERT INTO ledger_transaction/;
const RELAY_CLAIMS = /WITH waiting AS \(\s*SELECT id FROM outbox_event/;
const RELAY_MARKS = /^UPDATE outbox_event SET published_at/;

const COMMITS = {
  B1: { of: CLAIM, at: 'before' },
  B2: { of: CLAIM, at: 'after' },
  B4: { of: SETTLEMENT, at: 'before' },
  B5: { of: SETTLEMENT, at: 'sent' },
  B6: { of: SETTLEMENT, at: 'after' },
  'B9 asked': { of: REFUND, at: 'after' },
  'B9 answered': { of: SETTLEMENT, at: 'before' },
  'B9 settled': { of: SETTLEMENT, at: 'sent' },
};

const written = new WeakMap();
let settled = false;
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  if (point === 'B7' && settled && RELAY_CLAIMS.test(text)) die();
  if (point === 'B8' && settled && RELAY_MARKS.test(text)) die();
  if (/^(BEGIN|START TRANSACTION)/i.test(text)) written.set(this, []);
  written.get(this)?.push(text);
  if (!/^COMMIT/i.test(text)) return query.apply(this, args);

  const statements = written.get(this) ?? [];
  written.delete(this);
  if (statements.some((statement) => SETTLEMENT.test(statement))) settled = true;
  const wanted = COMMITS[point];
  const isIt = wanted !== undefined && statements.some((statement) => wanted.of.test(statement));
  if (isIt && wanted.at === 'before') die();
  if (isIt && wanted.at === 'after') return answered(this, args);
  const result = query.apply(this, args);
  if (isIt) die();
  return result;
};

/** The commit is acknowledged; nobody hears of it any more. */
function answered(client, args) {
  const callback = args.at(-1);
  if (typeof callback === 'function') return query.call(client, ...args.slice(0, -1), die);
  return query.apply(client, args).then(die);
}

const ANSWERS = { B3: '/v1/payment_intents', 'B9 done': '/v1/refunds' };
const emit = ClientRequest.prototype.emit;
ClientRequest.prototype.emit = function (event, ...rest) {
  if (event === 'response' && this.method === 'POST' && this.path === ANSWERS[point]) die();
  return emit.call(this, event, ...rest);
};
