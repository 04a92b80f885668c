/** `npm run build`: the server and the console into dist/, each only when its sources changed; `build server` makes one of them. */
import { buildWhatChanged } from './prepare.mjs';

const names = process.argv.slice(2);
try {
  await buildWhatChanged(console.log, names.length > 0 ? names : undefined);
} catch (problem) {
  console.error(problem.output ?? '');
  console.error(problem.message);
  process.exitCode = 1;
}
