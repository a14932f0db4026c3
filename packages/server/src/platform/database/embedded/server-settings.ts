import { existsSync, statfsSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'

const MB = 1024 * 1024
const between = (low: number, value: number, high: number) => Math.round(Math.min(high, Math.max(low, value)))

/** What the machine gives us: its memory, or less where a container is limited. */
export interface Machine {
  memoryBytes: number
  cpus: number
  freeDiskBytes: number
  sharedMemoryBytes: number
}

export function measureMachine(folder: string): Machine {
  const limit = process.constrainedMemory()
  const total = totalmem()
  const disk = statfsSync(folder)
  return {
    // Without a limit the kernel answers with a number beyond all memory, or with 0.
    memoryBytes: limit > 0 && limit < total ? limit : total,
    cpus: availableParallelism(),
    freeDiskBytes: disk.bavail * disk.bsize,
    sharedMemoryBytes: sharedMemory(),
  }
}

function sharedMemory(): number {
  if (!existsSync('/dev/shm')) return 0
  const { blocks, bsize } = statfsSync('/dev/shm')
  return blocks * bsize
}

/** PostgreSQL's settings for a machine that it shares with our own server, on a solid-state disk. */
export function serverSettings(machine: Machine): Record<string, string> {
  const memoryMb = machine.memoryBytes / MB
  const roomyDisk = machine.freeDiskBytes > 20_000 * MB
  return {
    listen_addresses: '127.0.0.1',
    // A socket path longer than 107 bytes (or full of Chinese) fails; nobody needs one.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    shared_buffers: `${between(64, memoryMb / 4, 16_384)}MB`,
    effective_cache_size: `${between(128, memoryMb / 2, 65_536)}MB`,
    work_mem: `${between(4, memoryMb / 400, 64)}MB`,
    maintenance_work_mem: `${between(64, memoryMb / 24, 1024)}MB`,
    max_wal_size: roomyDisk ? '4GB' : '1GB',
    min_wal_size: '160MB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    effective_io_concurrency: '64',
    // What a search looks for lies all over a table: so many blocks are fetched at once.
    io_workers: String(between(3, machine.cpus * 4, 16)),
    jit: 'off',
    // Containers often have 64 MB there, which one parallel query exceeds.
    ...(process.platform === 'linux' && machine.sharedMemoryBytes < 1024 * MB
      ? { dynamic_shared_memory_type: 'mmap' }
      : {}),
    max_parallel_workers: String(between(1, machine.cpus, 8)),
    max_parallel_workers_per_gather: String(between(1, machine.cpus / 2, 4)),
    max_parallel_maintenance_workers: String(between(1, machine.cpus / 2, 4)),
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.02',
    // A killed server must not leave its last statement running with all its locks.
    client_connection_check_interval: '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Seven files, one a weekday. Statements stay out of the log: they hold people's data.
    logging_collector: 'on',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_line_prefix: '%m [%p] %a ',
  }
}

export function renderSettings(settings: Record<string, string>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return `# Written by Zhike at every start. Your own settings go into custom.conf beside this file.\n${lines.join('\n')}\n`
}
