import { askVerdicts } from './verdict.world.js';

const [databaseUrl = ''] = process.argv.slice(2);
process.send?.(await askVerdicts(databaseUrl));
