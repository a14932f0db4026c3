import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { findPostmaster } from '../src/platform/database/embedded/postmaster.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), 'hold-database.ts')

export interface Holder {
  child: ChildProcess
  /** What the process said when it had the database, or why it had not. */
  said: {
    ownerUrl: string
    folder: string
    server: { pid: number; address: string } | null
    notices: string[]
    error?: string
  }
  /** Sends a signal and waits for the end; the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export interface HoldOptions {
  as?: 'server' | 'command'
  fallbackFolder?: string
  user?: { uid: number; gid: number }
}

/** Opens the embedded database in a process of its own session, as a terminal would start it. */
export async function holdDatabase(dataDir: string, options: HoldOptions = {}): Promise<Holder> {
  const args = ['--disable-warning=ExperimentalWarning', program, dataDir, options.as ?? 'server']
  if (options.fallbackFolder !== undefined) args.push(options.fallbackFolder)
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    ...options.user,
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), ended.then(() => ['{"error":"it ended without a word"}'])])
  return {
    child,
    said: JSON.parse(String(first[0])),
    async end(signal) {
      child.kill(signal)
      const [code] = await ended
      return typeof code === 'number' ? code : null
    },
  }
}

export interface TemporaryFolder {
  path: string
  /** Ends a database that a test left in it, and removes it. */
  remove(): void
}

export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `zhike ${name} `))
  return {
    path,
    remove() {
      const left = findPostmaster({ path: join(path, 'postgres'), user: null })
      if (left !== null) process.kill(left.pid, 'SIGKILL')
      rmSync(path, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const result = await client.query<Row>(sql)
    return result.rows
  } finally {
    await client.end()
  }
}
