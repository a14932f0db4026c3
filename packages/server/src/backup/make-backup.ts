import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import type { BackupKind } from '@zhike/core/backup/schema'
import { newId } from '@zhike/core/kernel/ids'
import { dayInZone } from '@zhike/core/kernel/time'
import { prepareFolder, requireSpace } from './backup-folder.ts'
import { changeCatalogue, type KnownBackup, unfinishedBackups } from './catalogue.ts'
import { createBackup } from './create-backup.ts'
import { createBucket, type BucketSettings } from '../platform/files/s3-bucket.ts'
import { estimateBackup } from './estimate-backup.ts'
import { productVersion } from './product-version.ts'
import { requireGoodPassphrase } from './read-passphrase.ts'

export interface BackupOrder {
  ownerUrl: string
  dataDir: string
  folder: string
  kind: BackupKind
  passphrase: string | null
  bucket?: BucketSettings | null
  timeZone: string
  databaseBytes: number
  madeBy: string | null
  at: Date
  onProgress?: (what: string) => void
}

/** A backup in the folder of backups, under a name that tells its time and kind; it is in the list when it is whole. */
export async function makeBackup(order: BackupOrder): Promise<KnownBackup> {
  const { dataDir, folder } = order
  requireGoodPassphrase(order.passphrase)
  prepareFolder(folder, dataDir)
  await removeUnfinished(dataDir)
  requireSpace(folder, estimateBackup(dataDir, order.databaseBytes))
  const file = freeName(folder, order)
  await changeCatalogue(dataDir, (now) => ({ ...now, unfinished: [...now.unfinished, file] }))
  try {
    return (await writeAndList({ ...order, file })).known
  } finally {
    await changeCatalogue(dataDir, (now) => ({ ...now, unfinished: now.unfinished.filter((one) => one !== file) }))
  }
}

/** Writes a backup anywhere and puts it on the list. */
export async function writeAndList(
  order: Omit<BackupOrder, 'folder' | 'timeZone' | 'databaseBytes'> & { file: string },
): Promise<{ known: KnownBackup; manifest: BackupManifest }> {
  const { ownerUrl, dataDir, file, passphrase, bucket, kind, madeBy, at } = order
  const started = performance.now()
  const manifest = await createBackup({
    ownerUrl,
    dataDir,
    file,
    passphrase,
    bucket: bucket ? createBucket(bucket) : null,
    product: productVersion(),
    ...(order.onProgress ? { onProgress: order.onProgress } : {}),
  })
  const rowsOf = (table: string) => manifest.tables.find(({ name }) => name === `public.${table}`)?.rows ?? 0
  const known: KnownBackup = {
    id: newId(),
    kind,
    file,
    at: at.toISOString(),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    bytes: statSync(file).size,
    isEncrypted: passphrase !== null,
    verifiedAt: new Date().toISOString(),
    customers: rowsOf('customers'),
    orders: rowsOf('orders'),
    files: manifest.files.length,
    madeBy,
  }
  await changeCatalogue(dataDir, (now) => ({
    ...now,
    // The same path again: whoever made room there removed the former one.
    backups: [...now.backups.filter((one) => one.file !== file), known],
  }))
  return { known, manifest }
}

/** Half files of a process that was killed; a backup of the folder is made by one process at a time. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const files = unfinishedBackups(dataDir)
  if (files.length === 0) return
  for (const file of files) rmSync(`${file}.part`, { force: true })
  await changeCatalogue(dataDir, (now) => ({
    ...now,
    unfinished: now.unfinished.filter((file) => !files.includes(file)),
  }))
}

/** A second one within a second is counted on. */
function freeName(folder: string, order: BackupOrder): string {
  for (let count = 1; ; count++) {
    const file = join(folder, fileNameOf(order, count === 1 ? '' : `-${count}`))
    if (!existsSync(file)) return file
  }
}

/** zhike-2026-11-22-033000-scheduled.backup, by the company's clock. */
function fileNameOf({ at, timeZone, kind }: BackupOrder, count: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(at).replaceAll(':', '')
  return `zhike-${dayInZone(at, timeZone)}-${clock}${count}-${kind}.backup`
}
