/** `npm run crash [-- --rounds N --databases N]`: workers and the database are killed, and everything must be put right. See README.md beside it. */
import '../../tools/typescript.mjs';
import { installPackages } from '../../tools/prepare.mjs';

await installPackages(console.log);
const { main } = await import('./crash.ts');
process.exitCode = await main(process.argv.slice(2));
process.exit();
