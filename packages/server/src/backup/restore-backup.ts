import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import { backupAltered, restoredDiffers, serverRuns, targetForeign, targetInUse } from '@zhike/core/backup/problems'
import { inspectTarget } from '../platform/database/inspect-target.ts'
import { migrate } from '../platform/database/migrate.ts'
import { replaceDatabase } from '../platform/database/replace-database.ts'
import { type FileStage, listDataFiles, stageFiles } from './data-files.ts'
import { digestOf, digesting } from './digest.ts'
import { type OpenArchive, readArchive, schemaPath, verifyArchive } from './read-archive.ts'

export interface RestoreTargetDatabase {
  ownerUrl: string
  appRole: string | null
  /** The Zhike that runs on it, where that is known. */
  server: { pid: number; address: string } | null
}

export interface RestoreRequest {
  archive: OpenArchive
  dataDir: string
  /** Whether what is there may go. */
  replace: boolean
  /** Called once the file has been found whole: until then no database is made or touched. */
  database(): Promise<RestoreTargetDatabase>
  onProgress?: (what: string) => void
}

/** Reads the backup to its end first; then one transaction replaces the database, or leaves it as it was. */
export async function restoreBackup(request: RestoreRequest): Promise<BackupManifest> {
  const { archive, dataDir } = request
  const say = request.onProgress ?? (() => undefined)
  say('verify')
  const manifest = await verifyArchive(archive)
  const path = schemaPath(manifest, archive.file)
  if (!request.replace && listDataFiles(dataDir).length > 0) throw targetInUse({ place: dataDir })
  const database = await request.database()
  await requireFreeTarget(database, request.replace)

  const stage = stageFiles(dataDir)
  const undo = () => {
    stage.takeBack()
    stage.remove()
  }
  process.once('exit', undo)
  try {
    await replaceDatabase(database.ownerUrl, {
      ...path,
      sequences: manifest.sequences,
      async load(session) {
        await readArchive(archive, async (section, data) => {
          if (section.kind === 'table') {
            say(section.name)
            await session.copyIn(section, data)
          } else if (section.kind === 'file') {
            await stageFile(stage, section.path, data, manifest, archive.file)
          } else {
            await digestOf(data)
          }
        })
      },
      async check(session) {
        for (const table of manifest.tables) {
          say(`${table.name} ✓`)
          const { lines, sha256 } = await digestOf(session.copyOut(table))
          if (lines !== table.rows || sha256 !== table.sha256) throw restoredDiffers({ table: table.name })
        }
        stage.place()
      },
    })
  } catch (error) {
    undo()
    throw error
  } finally {
    process.off('exit', undo)
  }
  stage.finish()
  stage.remove()
  // The job queue's schema and the rights of the role that serves; the next start would do it as well.
  await migrate({ ownerUrl: database.ownerUrl, appRole: database.appRole })
  return manifest
}

async function requireFreeTarget(database: RestoreTargetDatabase, replace: boolean): Promise<void> {
  if (database.server !== null) throw serverRuns({ where: `${database.server.address}, ${database.server.pid}` })
  const target = await inspectTarget(database.ownerUrl)
  if (target.isForeign) throw targetForeign()
  if (target.servers > 0) throw serverRuns({ where: 'DATABASE_URL' })
  if (target.isInUse && !replace) throw targetInUse({ place: target.database })
}

async function stageFile(
  stage: FileStage,
  path: string,
  data: AsyncIterable<Buffer>,
  manifest: BackupManifest,
  file: string,
): Promise<void> {
  const digest = digesting(data)
  await pipeline(digest.data, createWriteStream(stage.pathOf(path), { mode: 0o600 }))
  const promised = manifest.files.find((one) => one.path === path)
  if (digest.result().sha256 !== promised?.sha256) throw backupAltered({ file, place: path })
}
