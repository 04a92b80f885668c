/** Gets the redis-server on which the queue's tests start servers of their own; without one they say that they did not run. */
import { canInstall, findOnPath, install } from './debian.mjs';
import { run } from './prepare.mjs';

export async function ensureRedis(say) {
  if (findOnPath(['redis-server']) || !canInstall()) return;
  say('Installing redis-server with apt');
  try {
    await install('redis-server');
  } catch (problem) {
    say(`redis-server could not be installed: ${problem.message}`);
    return;
  }
  // The package's own service is not wanted. Where no services are run there is nothing to stop.
  await run('service', ['redis-server', 'stop']).catch(() => undefined);
  await run('update-rc.d', ['redis-server', 'disable']).catch(() => undefined);
}
