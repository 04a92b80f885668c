/** `npm run bench`: the figures that the product promises, each beside a baseline of the same run. See bench/options.ts for its arguments. */
import '../tools/typescript.mjs';
import { buildWhatChanged, installPackages } from '../tools/prepare.mjs';

await installPackages(console.log);
const { main } = await import('./bench.ts');
process.exitCode = await main(process.argv.slice(2), buildWhatChanged);
