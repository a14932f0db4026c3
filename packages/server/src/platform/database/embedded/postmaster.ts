import { spawn } from 'node:child_process'
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseProblem } from '../database-problem.ts'
import type { ClusterFolder } from './cluster-folder.ts'
import { childEnvironment } from './init-cluster.ts'
import { isErrno, readFileIfThere, removeFile } from './private-file.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { isAlive, signal, worksIn } from './process-state.ts'
import { renderSettings } from './server-settings.ts'

/** The main process of a PostgreSQL server, as its own postmaster.pid describes it. */
export interface Postmaster {
  pid: number
  port: number
  status: string
}

/** Recovery after a crash replays at most max_wal_size; on a slow disk that takes minutes. */
const startPatienceMs = 300_000
const stopPatienceMs = 120_000

/** The living server of this folder, if there is one. A file that a dead one left is no server. */
export function findPostmaster(folder: ClusterFolder): Postmaster | null {
  const path = join(folder.path, 'postmaster.pid')
  const content = readFileIfThere(path)
  if (content === undefined) return null
  const lines = content.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  if (!worksIn(pid, folder.path)) {
    // After a restart of the machine the number may be another program's; PostgreSQL itself would refuse to start.
    removeFile(path)
    return null
  }
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() }
}

/** Starts the server in a session of its own, so that a terminal's Ctrl-C does not reach it, and waits until it serves. */
export async function startPostmaster(
  folder: ClusterFolder,
  binaries: PostgresBinaries,
  settings: Record<string, string>,
  preferredPort: number | null,
  logFile: string,
): Promise<Postmaster> {
  const confFile = join(folder.path, 'zhike.conf')
  writeFileSync(confFile, renderSettings(settings), { mode: 0o600 })
  if (folder.user !== null) chownSync(confFile, folder.user.uid, folder.user.gid)
  const deadline = Date.now() + startPatienceMs
  let port = preferredPort ?? (await freePort())
  let refusals = 0
  for (;;) {
    const failure = await launch(folder, binaries, port, logFile, deadline)
    const running = failure === null ? findPostmaster(folder) : null
    if (running !== null) return running
    const log = tail(logFile)
    const isTaken = /could not bind|could not create any TCP/.test(log)
    // The sessions of a killed server go on until they look up from their statement.
    const isPassing = isTaken || /shared memory block|lock file "postmaster.pid" already exists/.test(log)
    if (!isPassing || Date.now() > deadline) {
      throw new DatabaseProblem(
        `PostgreSQL did not start (${failure ?? 'it stopped again'}). Its last words in ${logFile}:\n${log}\n` +
          `More may stand in ${join(folder.path, 'log')}.`,
      )
    }
    // The last port is worth some waiting: whoever knows it would go on without noticing anything.
    if (isTaken && (preferredPort === null || ++refusals > 6)) port = await freePort()
    await delay(300)
  }
}

/**
 * The memory of a statement stays with its connection, up to so many bytes, for the next one (glibc; others ignore it):
 * given back and asked for again it costs statements that build large hashes an eighth of their time.
 */
const keptMemory = {
  MALLOC_TRIM_THRESHOLD_: '33554432',
  MALLOC_MMAP_THRESHOLD_: '33554432',
  MALLOC_TOP_PAD_: '1048576',
}

async function launch(
  folder: ClusterFolder,
  binaries: PostgresBinaries,
  port: number,
  logFile: string,
  deadline: number,
): Promise<string | null> {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w', 0o600)
  const identity = folder.user === null ? {} : { uid: folder.user.uid, gid: folder.user.gid }
  const child = spawn(binaries.postgres, ['-D', folder.path, '-p', String(port)], {
    cwd: folder.path,
    env: { ...childEnvironment(folder.path), ...keptMemory },
    detached: true,
    stdio: ['ignore', log, log],
    ...identity,
  })
  closeSync(log)
  let ended: string | null = null
  child.on('error', (error) => (ended = error.message))
  child.on('exit', (code, signalName) => (ended = signalName ?? `code ${code}`))
  child.unref()
  while (Date.now() < deadline) {
    if (ended !== null) return ended
    const running = findPostmaster(folder)
    if (running !== null && running.pid === child.pid && running.status === 'ready') return null
    await delay(20)
  }
  return 'it took too long'
}

/** Waits for a living server that is still starting, or going: null when it went. */
export async function waitUntilReady(folder: ClusterFolder): Promise<Postmaster | null> {
  const deadline = Date.now() + startPatienceMs
  for (;;) {
    const running = findPostmaster(folder)
    if (running === null || running.status === 'ready') return running
    if (Date.now() > deadline) {
      throw new DatabaseProblem(
        `PostgreSQL (process ${running.pid}) in ${folder.path} has been "${running.status}" for ${startPatienceMs / 1000} s. ` +
          `See ${join(folder.path, 'log')}, then end that process and start again.`,
      )
    }
    await delay(50)
  }
}

/** A fast shutdown: sessions end, everything is written, the next start needs no recovery. */
export async function stopPostmaster(folder: ClusterFolder, pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await isGone(folder, pid, stopPatienceMs)) return
  // Nothing acknowledged is lost: the next start replays the log.
  signal(pid, 'SIGQUIT')
  if (!(await isGone(folder, pid, 10_000))) {
    throw new DatabaseProblem(`PostgreSQL (process ${pid}) does not stop. End it with: kill -9 ${pid}`)
  }
}

async function isGone(folder: ClusterFolder, pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true
    await delay(15)
  }
  return findPostmaster(folder)?.pid !== pid
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

function tail(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim().split('\n').slice(-15).join('\n')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return ''
    throw error
  }
}
