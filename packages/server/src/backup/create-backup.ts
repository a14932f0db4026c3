import { createReadStream, existsSync, rmSync } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { constants, createZstdCompress } from 'node:zlib'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import { backupAltered, backupExists, backupNotReadable } from '@zhike/core/backup/problems'
import { type Snapshot, withSnapshot } from '../platform/database/read-snapshot.ts'
import { makeHeader, readHeader } from './archive-header.ts'
import { diskPath } from '../platform/files/file-store.ts'
import type { Bucket } from '../platform/files/s3-bucket.ts'
import { listDataFiles } from './data-files.ts'
import { digesting } from './digest.ts'
import { leftOutTables } from './left-out-tables.ts'
import { openArchive, verifyArchive } from './read-archive.ts'
import { sealChunks } from './seal-chunks.ts'
import { writeSection } from './sections.ts'

export interface BackupRequest {
  ownerUrl: string
  dataDir: string
  file: string
  passphrase: string | null
  /** Where contents of files lie that are not on the disk. */
  bucket?: Bucket | null
  product: string
  onProgress?: (what: string) => void
}

/**
 * Writes a backup of one instant, also while others work, into FILE.part, reads that again from its first byte to its
 * last, and gives it its name when it is as it was meant to be. Memory does not grow with the company.
 */
export async function createBackup(request: BackupRequest): Promise<BackupManifest> {
  const { file } = request
  if (existsSync(file)) throw backupExists({ file })
  const part = `${file}.part`
  const handle = await openNew(part)
  const removePart = () => rmSync(part, { force: true })
  process.once('exit', removePart)
  try {
    const manifest = await withSnapshot(request.ownerUrl, (snapshot) => writeArchive(handle, snapshot, request))
    await handle.sync()
    await handle.close()
    request.onProgress?.('verify')
    await verify(part, manifest, request.passphrase)
    if (existsSync(file)) throw backupExists({ file })
    await rename(part, file)
    await syncFolder(dirname(file))
    return manifest
  } catch (error) {
    await handle.close()
    removePart()
    throw error
  } finally {
    process.off('exit', removePart)
  }
}

async function verify(part: string, manifest: BackupManifest, passphrase: string | null): Promise<void> {
  const found = await verifyArchive(await openArchive(part, await readHeader(part), passphrase))
  if (!isDeepStrictEqual(found, manifest)) throw backupAltered({ file: part, place: 'manifest' })
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw backupExists({ file: path })
    throw backupNotReadable({ file: path, reason: error instanceof Error ? error.message : String(error) })
  }
}

async function writeArchive(handle: FileHandle, snapshot: Snapshot, request: BackupRequest): Promise<BackupManifest> {
  const locale = snapshot.company?.locale === 'zh-CN' ? 'zh-CN' : 'en'
  const { bytes, key } = await makeHeader(locale, request.passphrase)
  await handle.write(bytes)
  const manifest: BackupManifest = {
    product: request.product,
    createdAt: new Date().toISOString(),
    company: snapshot.company?.name ?? null,
    postgres: snapshot.postgres,
    migrations: snapshot.migrations,
    tables: [],
    leftOut: snapshot.tables.map((table) => table.name).filter((name) => leftOutTables.has(name)),
    sequences: snapshot.sequences,
    files: [],
  }
  await pipeline(
    writeContent(snapshot, manifest, request),
    createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
    (source: AsyncIterable<Buffer>) => sealChunks(source, key),
    async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) await handle.writeFile(chunk)
    },
  )
  return manifest
}

async function* writeContent(snapshot: Snapshot, manifest: BackupManifest, request: BackupRequest) {
  for (const { name, columns } of snapshot.tables) {
    if (leftOutTables.has(name)) continue
    request.onProgress?.(name)
    const { data, result } = digesting(snapshot.copy({ name, columns }))
    yield* writeSection({ kind: 'table', name, columns }, data)
    const { lines, sha256 } = result()
    manifest.tables.push({ name, columns, rows: lines, sha256 })
  }
  // After the rows: whatever a row of the snapshot names was there before it.
  const written = new Set<string>()
  for await (const { path, source } of contentsOf(snapshot, request, written)) {
    request.onProgress?.(path)
    const { data, result } = digesting(source)
    yield* writeSection({ kind: 'file', path }, data)
    const { bytes, sha256 } = result()
    manifest.files.push({ path, bytes, sha256 })
    written.add(path)
  }
  yield* writeSection({ kind: 'manifest', manifest }, noData())
}

/** What lies on the disk, then what lies in the bucket alone: a restore puts all of it on the disk of its machine. */
async function* contentsOf(snapshot: Snapshot, { dataDir, bucket }: BackupRequest, written: ReadonlySet<string>) {
  for (const path of listDataFiles(dataDir)) {
    const source = await openIfThere(join(dataDir, path))
    if (source !== null) yield { path, source }
  }
  if (!bucket) return
  let last: string | null = null
  for (;;) {
    const ids: string[] = await snapshot.fileIds(last, idsAtOnce)
    for (const id of ids) {
      const path = relative(dataDir, diskPath(dataDir, id)).replaceAll('\\', '/')
      const source = written.has(path) ? null : ((await bucket.get(id)) ?? (await openIfThere(join(dataDir, path))))
      if (source !== null) yield { path, source }
    }
    last = ids.at(-1) ?? null
    if (ids.length < idsAtOnce) return
  }
}

const idsAtOnce = 1000

async function* noData(): AsyncGenerator<Buffer> {
  yield* []
}

/** A file may be removed while the backup runs: an import that is thirty days old, say. */
async function openIfThere(path: string): Promise<AsyncIterable<Buffer> | null> {
  try {
    const handle = await open(path, 'r')
    return createReadStream(path, { fd: handle, highWaterMark: 128 * 1024 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** A name is safe from a power cut when its folder is written too; Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
