import { importTwice } from './import.world.js';

const [databaseUrl = '', file = '', rows = '0'] = process.argv.slice(2);
process.send?.(await importTwice(databaseUrl, file, Number(rows)));
