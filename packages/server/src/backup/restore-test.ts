import type { BackupManifest } from '@zhike/core/backup/manifest'
import { backupMissing } from '@zhike/core/backup/problems'
import type { RestoreReport, RunStage } from '@zhike/core/backup/schema'
import { existsSync } from 'node:fs'
import { checkChain } from '../audit/check-chain.ts'
import type { Context } from '../platform/context/context.ts'
import { createDatabase } from '../platform/database/connect.ts'
import { readMigrationFiles } from '../platform/database/migration-files.ts'
import { readHeader } from './archive-header.ts'
import { requireSpace } from './backup-folder.ts'
import { countHolders, databaseBytes, selectFigures } from './queries.ts'
import { openArchive } from './read-archive.ts'
import { restoreBackup } from './restore-backup.ts'
import { makeScratchPlace, sweepScratchPlaces } from './scratch-place.ts'

export interface TestRequest {
  ownerUrl: string
  dataDir: string
  file: string
  passphrase: string | null
  onStage: (stage: RunStage) => void
}

/** Unsealed rows are no fault here: what was written in the minute of the backup is sealed by whoever works with it. */
const overdueMinutes = 60 * 24 * 365

/**
 * Brings a backup back the way a real restore does, into a database and a folder of its own; looks at what came, and
 * removes both. The company is not touched.
 */
export async function testRestore(ctx: Context, request: TestRequest): Promise<RestoreReport> {
  const { ownerUrl, dataDir, file } = request
  const started = performance.now()
  if (!existsSync(file)) throw backupMissing({ file })
  await sweepScratchPlaces(ownerUrl, dataDir)
  request.onStage('verify')
  const archive = await openArchive(file, await readHeader(file), request.passphrase)
  requireSpace(dataDir, await databaseBytes(ctx.db))
  const place = await makeScratchPlace(ownerUrl, dataDir)
  try {
    const manifest = await restoreBackup({
      archive,
      dataDir: place.dataDir,
      replace: false,
      database: () => Promise.resolve({ ownerUrl: place.ownerUrl, appRole: null, server: null }),
      onProgress: (what) => request.onStage(stageOf(what)),
    })
    request.onStage('check')
    return {
      ...(await examine(place.ownerUrl)),
      ...sizesOf(manifest),
      place: place.kind,
      now: await selectFigures(ctx.db),
      seconds: Math.round((performance.now() - started) / 100) / 10,
    }
  } finally {
    await place.remove()
  }
}

async function examine(ownerUrl: string) {
  const { db, close } = createDatabase(ownerUrl, { applicationName: 'zhike restore test', maxConnections: 1 })
  try {
    const holders = await countHolders(db)
    const chain = await checkChain(db, overdueMinutes)
    const audit = { sealed: chain?.sealed ?? 0, erased: chain?.erased ?? 0, faults: chain?.faultCount ?? 0 }
    const isOk = holders.without === 0 && holders.several === 0 && audit.faults === 0
    return { isOk, holders, audit, restored: await selectFigures(db) }
  } finally {
    await close()
  }
}

function sizesOf({ tables, files, migrations }: BackupManifest) {
  return {
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    files: files.length,
    newerMigrations: readMigrationFiles().length - migrations.length,
  }
}

/** restoreBackup names what it works on: a table with a tick is being compared. */
function stageOf(what: string): RunStage {
  if (what === 'verify') return 'verify'
  return what.endsWith('✓') ? 'compare' : 'restore'
}
