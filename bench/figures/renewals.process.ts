import { renewDueLines } from './renewals.world.js';
import type { RenewalSetting } from './renewals.world.js';

const [databaseUrl = '', lines = '0', setting = '{}'] = process.argv.slice(2);
process.send?.(await renewDueLines(databaseUrl, Number(lines), JSON.parse(setting) as RenewalSetting));
