import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { scratchNotPossible } from '@zhike/core/backup/problems'
import type { RestoreReport } from '@zhike/core/backup/schema'
import { fallbackFolder } from '../platform/database/embedded/cluster-folder.ts'
import { openEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.ts'
import { findPostmaster, stopPostmaster } from '../platform/database/embedded/postmaster.ts'
import { isAlive } from '../platform/database/embedded/process-state.ts'
import { createScratchDatabase, dropScratchDatabases } from '../platform/database/scratch-database.ts'

export interface ScratchPlace {
  ownerUrl: string
  /** Where the files of the backup go. */
  dataDir: string
  kind: RestoreReport['place']
  remove(): Promise<void>
}

const prefix = 'restore-test-'

/**
 * An empty database and an empty folder for one test. The database lies beside the company's; where the login may not
 * make one, in a PostgreSQL of our own that is started for the test.
 */
export async function makeScratchPlace(ownerUrl: string, dataDir: string): Promise<ScratchPlace> {
  const folder = join(dataDir, `${prefix}${process.pid}-${randomBytes(4).toString('hex')}`)
  const beside = await createScratchDatabase(ownerUrl)
  const database = 'refusedTo' in beside ? await startCluster(folder, beside.refusedTo) : beside
  return {
    ownerUrl: database.ownerUrl,
    dataDir: folder,
    kind: 'refusedTo' in beside ? 'cluster' : 'database',
    async remove() {
      await database.remove()
      removeFolder(folder)
    },
  }
}

async function startCluster(folder: string, user: string) {
  try {
    const postgres = await openEmbeddedPostgres({
      dataDir: folder,
      as: 'command',
      address: 'zhike-restore-test',
      // It is thrown away: nothing has to survive a power cut.
      extraSettings: { fsync: 'off', shared_buffers: '64MB', max_wal_size: '1GB', max_connections: '20' },
    })
    return { ownerUrl: postgres.ownerUrl, remove: () => postgres.close() }
  } catch (error) {
    removeFolder(folder)
    throw scratchNotPossible({ user, reason: error instanceof Error ? error.message : String(error) })
  }
}

/** What a killed process left behind: its databases, its PostgreSQL, its folders. */
export async function sweepScratchPlaces(ownerUrl: string, dataDir: string): Promise<number> {
  const databases = await dropScratchDatabases(ownerUrl)
  const folders = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith(prefix)) : []
  const left = folders.filter((name) => !isAlive(Number(name.slice(prefix.length).split('-')[0])))
  for (const name of left) {
    const folder = join(dataDir, name)
    const running = findPostmaster({ path: clusterOf(folder), user: null })
    if (running !== null) await stopPostmaster({ path: clusterOf(folder), user: null }, running.pid)
    removeFolder(folder)
  }
  return databases.length + left.length
}

/** A database's files lie elsewhere where its user cannot reach the data folder. */
function clusterOf(folder: string): string {
  const pointer = join(folder, 'postgres-folder')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(folder, 'postgres')
}

function removeFolder(folder: string): void {
  const cluster = clusterOf(folder)
  if (cluster.startsWith(`${fallbackFolder}/`)) rmSync(dirname(cluster), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
