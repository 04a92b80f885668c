import { importFile } from './import.world.js';

const [databaseUrl = '', file = '', rows = '0', again = ''] = process.argv.slice(2);
process.send?.(await importFile(databaseUrl, file, Number(rows), again === 'again'));
