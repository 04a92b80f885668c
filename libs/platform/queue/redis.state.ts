import { Redis } from 'ioredis';
import { ConfigurationError } from '#platform/config';

/** What a Redis is to us: fit for the queue, unfit with what is wrong with it, or away with why. */
export type RedisState = { readonly kind: 'fit' } | { readonly kind: 'unfit' | 'away'; readonly reason: string };

const PATIENCE_MS = 2_000;
/** BullMQ works fully from this version on. */
const OLDEST = [6, 2] as const;
/** The Redis is there, and no waiting makes it let us in. */
const NO_ENTRY = /^(NOAUTH|WRONGPASS|NOPERM|ERR (AUTH|invalid password|DB index|Client sent AUTH))/;

/** Asks the Redis at this address anew. Its reasons do not repeat the address, which may hold a password. */
export async function redisState(url: string): Promise<RedisState> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: PATIENCE_MS, commandTimeout: PATIENCE_MS, retryStrategy: null, maxRetriesPerRequest: 0, enableReadyCheck: false });
  let broken: Error | undefined;
  // Why a connection failed is told here; the command only learns that there is none.
  redis.on('error', (error: Error) => (broken ??= error));
  try {
    await redis.connect();
    return judge(await redis.info());
  } catch (error) {
    const { message } = broken ?? (error as Error);
    if (NO_ENTRY.test(message)) return { kind: 'unfit', reason: `refuses us (${message})` };
    return { kind: 'away', reason: message };
  } finally {
    redis.disconnect();
  }
}

/** @throws ConfigurationError when the Redis answers and is not fit; one that is away may be fit when it comes. */
export async function refuseUnfitRedis(url: string | undefined): Promise<void> {
  if (url === undefined) return;
  const state = await redisState(url);
  if (state.kind === 'unfit') throw new ConfigurationError([`REDIS_URL names a Redis that ${state.reason}`]);
}

function judge(info: string): RedisState {
  const fact = (name: string): string => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1] ?? 'unknown';
  const version = fact('redis_version');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // Not a number is not old enough either: `<` and `>=` are both false of it.
  if (!(major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))) return { kind: 'unfit', reason: `has version ${version}: expected ${OLDEST.join('.')} or later` };
  const policy = fact('maxmemory_policy');
  if (policy !== 'noeviction') return { kind: 'unfit', reason: `has the maxmemory-policy ${policy}, by which it may drop jobs: expected noeviction` };
  return { kind: 'fit' };
}
