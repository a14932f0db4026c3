import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import { readHeader } from '../src/backup/archive-header.ts'
import { digestOf } from '../src/backup/digest.ts'
import { openArchive, readArchive, schemaPath, verifyArchive } from '../src/backup/read-archive.ts'
import { replaceDatabase } from '../src/platform/database/replace-database.ts'

/** A small company as the program of that version left it: 4 people, 60 customers, 150 orders, tiers, sealed audit. */
export const releaseFile = (version: string) =>
  join(dirname(fileURLToPath(import.meta.url)), 'releases', `${version}.backup`)

/** Brings a database to where a former program left it: its rows and its schema, none of the later migrations. */
export async function loadRelease(ownerUrl: string, file: string): Promise<BackupManifest> {
  const archive = await openArchive(file, await readHeader(file), null)
  const manifest = await verifyArchive(archive)
  await replaceDatabase(ownerUrl, {
    before: schemaPath(manifest, file).before,
    after: [],
    sequences: manifest.sequences,
    load: (session) =>
      readArchive(archive, async (section, data) => {
        if (section.kind === 'table') await session.copyIn(section, data)
        else await digestOf(data)
      }),
    check: async (session) => {
      for (const table of manifest.tables) {
        const { sha256 } = await digestOf(session.copyOut(table))
        if (sha256 !== table.sha256) throw new Error(`${table.name} of ${file} did not come as it was`)
      }
    },
  })
  return manifest
}
