import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import type { BackupManifest, BackupSection } from '@zhike/core/backup/manifest'
import { backupAltered, backupTooNew } from '@zhike/core/backup/problems'
import { type MigrationFile, readMigrationFiles } from '../platform/database/migration-files.ts'
import { type ArchiveKey, type FoundHeader, keyOf } from './archive-header.ts'
import { digestOf } from './digest.ts'
import { openChunks } from './seal-chunks.ts'
import { readSections } from './sections.ts'

export type SectionVisitor = (section: BackupSection, data: AsyncIterable<Buffer>) => Promise<void>

export interface OpenArchive {
  file: string
  headerBytes: number
  key: ArchiveKey
}

export async function openArchive(file: string, found: FoundHeader, passphrase: string | null): Promise<OpenArchive> {
  return { file, headerBytes: found.bytes.length, key: await keyOf(file, found, passphrase) }
}

/** Reads the whole file once, section by section; every byte is proved before it is used. */
export async function readArchive(archive: OpenArchive, visit: SectionVisitor): Promise<void> {
  const { file, key } = archive
  await pipeline(
    createReadStream(file, { start: archive.headerBytes, highWaterMark: 256 * 1024 }),
    (source: AsyncIterable<Buffer>) => openChunks(source, key, file),
    createZstdDecompress(),
    (source: AsyncIterable<Buffer>) => readSections(source, file, visit),
  )
}

/** The verifying pass: nothing is written. Answers what the backup says of itself, all of it found to be true. */
export async function verifyArchive(archive: OpenArchive): Promise<BackupManifest> {
  const { file } = archive
  const found: { name: string; lines: number; sha256: string; columns: readonly string[] }[] = []
  const manifests: BackupManifest[] = []
  await readArchive(archive, async (section, data) => {
    const digest = await digestOf(data)
    if (section.kind === 'manifest') manifests.push(section.manifest)
    else if (section.kind === 'table') found.push({ ...digest, name: section.name, columns: section.columns })
    else found.push({ ...digest, name: section.path, columns: [] })
  })
  const [manifest] = manifests
  if (manifest === undefined || manifests.length > 1) throw backupAltered({ file, place: 'manifest' })
  const promised = [...manifest.tables, ...manifest.files.map((one) => ({ ...one, name: one.path }))]
  if (promised.length !== found.length) throw backupAltered({ file, place: 'manifest' })
  for (const [index, one] of promised.entries()) {
    const real = found[index]
    const rowsDiffer = 'rows' in one && one.rows !== real?.lines
    const columnsDiffer = 'columns' in one && one.columns.join() !== real?.columns.join()
    if (real?.name !== one.name || real.sha256 !== one.sha256 || rowsDiffer || columnsDiffer) {
      throw backupAltered({ file, place: one.name })
    }
  }
  return manifest
}

export interface SchemaPath {
  before: MigrationFile[]
  after: MigrationFile[]
}

/** How this program makes the schema of the backup, and then its own; refuses what it does not know. */
export function schemaPath(manifest: BackupManifest, file: string): SchemaPath {
  const files = readMigrationFiles()
  const before: MigrationFile[] = []
  for (const { version, name, checksum } of manifest.migrations) {
    const known = files.find((one) => one.version === version)
    if (known === undefined) throw backupTooNew({ file, what: name })
    if (known.checksum !== checksum) throw backupAltered({ file, place: name })
    before.push(known)
  }
  return { before, after: files.filter((one) => !before.includes(one)) }
}
