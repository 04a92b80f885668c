import { statfsSync } from 'node:fs';

const MEGABYTE = 1024 * 1024;

/** Command-line settings of the embedded server; given at each start, so that a release can change them. */
export function serverSettings(port: number, durable: boolean): string[] {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: 'keepline',
    max_connections: '100',
    shared_buffers: durable ? '256MB' : '128MB',
    dynamic_shared_memory_type: sharedMemory(),
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    jit: 'off',
    wal_compression: 'on',
    max_wal_size: '2GB',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%d ',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A container's /dev/shm is often 64 MB, too small for parallel queries over a million rows; files serve there instead. */
function sharedMemory(): 'posix' | 'mmap' {
  if (process.platform !== 'linux') return 'posix';
  try {
    const shm = statfsSync('/dev/shm');
    return shm.bsize * shm.blocks >= 512 * MEGABYTE ? 'posix' : 'mmap';
  } catch {
    return 'mmap';
  }
}
