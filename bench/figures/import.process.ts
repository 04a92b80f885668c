import { importTwice } from './import.world.js';

const [databaseUrl = '', rows = '0'] = process.argv.slice(2);
process.send?.(await importTwice(databaseUrl, Number(rows)));
