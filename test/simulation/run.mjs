/** `npm run simulate`: the model-based simulation. See README.md beside it. */
import '../../tools/typescript.mjs';
import { installPackages } from '../../tools/prepare.mjs';

await installPackages(console.log);
const { main } = await import('./simulate.ts');
process.exitCode = await main(process.argv.slice(2)).catch((problem) => {
  console.error(problem.message);
  return 2;
});
