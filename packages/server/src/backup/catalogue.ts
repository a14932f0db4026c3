import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backupKinds } from '@zhike/core/backup/schema'
import { catalogueUnreadable } from '@zhike/core/backup/problems'
import { z } from 'zod'
import { withFolderLock } from '../platform/database/embedded/folder-lock.ts'
import { makePassableFolder, readFileIfThere, writePrivateFile } from '../platform/database/embedded/private-file.ts'

const backup = z.object({
  id: z.uuid(),
  kind: z.enum(backupKinds),
  file: z.string(),
  at: z.string(),
  seconds: z.number(),
  bytes: z.number(),
  isEncrypted: z.boolean(),
  verifiedAt: z.string(),
  customers: z.number(),
  orders: z.number(),
  files: z.number(),
  madeBy: z.string().nullable(),
})
export type KnownBackup = z.infer<typeof backup>

const catalogue = z.object({
  backups: z.array(backup),
  /** Files that are being written; what a dead process left of them is removed by the next backup. */
  unfinished: z.array(z.string()),
})
type Catalogue = z.infer<typeof catalogue>

const pathOf = (dataDir: string) => join(dataDir, 'backups.json')

/**
 * The backups that this data folder's Zhike made, newest first. They are not listed in the database: a restore brings an
 * older one back, and the files are still there. Nothing else is ever removed by Zhike itself.
 */
export function knownBackups(dataDir: string): KnownBackup[] {
  return read(dataDir).backups.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

/** Those that are still where they were put. */
export function presentBackups(dataDir: string): KnownBackup[] {
  return knownBackups(dataDir).filter(({ file }) => existsSync(file))
}

/** Changes the list, one process at a time. */
export async function changeCatalogue(dataDir: string, change: (now: Catalogue) => Catalogue): Promise<void> {
  makePassableFolder(dataDir)
  await withFolderLock(join(dataDir, 'backups.lock'), async () => {
    writePrivateFile(pathOf(dataDir), `${JSON.stringify(change(read(dataDir)), null, 2)}\n`)
  })
}

export function unfinishedBackups(dataDir: string): string[] {
  return read(dataDir).unfinished
}

function read(dataDir: string): Catalogue {
  const content = readFileIfThere(pathOf(dataDir))
  if (content === undefined) return { backups: [], unfinished: [] }
  try {
    return catalogue.parse(JSON.parse(content))
  } catch {
    // Written whole or not at all, so somebody else wrote this.
    throw catalogueUnreadable({ file: pathOf(dataDir) })
  }
}
