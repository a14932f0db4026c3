import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { ImportKind } from '@zhike/core/imports/kinds'
import type { ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { createImport } from '../src/imports/create-import.ts'
import { loadImport } from '../src/imports/load-import.ts'
import { presentImport } from '../src/imports/present-import.ts'
import { runImport } from '../src/imports/run-import.ts'
import { startImport } from '../src/imports/start-import.ts'
import { updateImport } from '../src/imports/update-import.ts'
import type { Context } from '../src/platform/context/context.ts'

export interface FileToImport {
  kind: ImportKind
  path?: string
  /** Rows of a CSV, or the bytes of any file. */
  content?: string | Buffer
  fileName?: string
  options?: Partial<ImportOptions>
  goal?: 'dry-run' | 'apply'
}

/** Uploads, sets options and carries an import out in this process; the record as it then stands. */
export async function importFile(ctx: Context, file: FileToImport): Promise<ImportRecord> {
  const created = await uploadFile(ctx, file)
  if (file.options) await updateImport(ctx, created.id, withMapping(created, file.options))
  await startImport(ctx, created.id, file.goal ?? 'apply', { enqueue: false })
  await runImport(ctx, created.id)
  return presentImport(ctx, await loadImport(ctx, created.id))
}

export async function uploadFile(ctx: Context, file: FileToImport): Promise<ImportRecord> {
  const content =
    file.path === undefined ? Readable.from([Buffer.from(file.content ?? '')]) : createReadStream(file.path)
  const fileName = file.fileName ?? (file.path === undefined ? 'file.csv' : basename(file.path))
  return createImport(ctx, { kind: file.kind, fileName, content, maxBytes: 1024 ** 3 })
}

/** Columns named by a test join the guessed ones, as on the command line. */
function withMapping(created: ImportRecord, options: Partial<ImportOptions>): Partial<ImportOptions> {
  if (!options.mapping) return options
  const taken = new Set(Object.values(options.mapping))
  const guessed = Object.entries(created.options.mapping).filter(([, column]) => !taken.has(column))
  return { ...options, mapping: { ...Object.fromEntries(guessed), ...options.mapping } }
}
