import { renewDueLines } from './renewals.world.js';

const [databaseUrl = '', lines = '0'] = process.argv.slice(2);
process.send?.(await renewDueLines(databaseUrl, Number(lines)));
