import type { Readable } from 'node:stream'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { unitOfHeader } from '@zhike/core/imports/money-text'
import type { ImportDetected, ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { newId } from '@zhike/core/kernel/ids'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { customImportFields } from './custom-import-fields.ts'
import { importFile, removeImportFile, saveImportFile } from './import-files.ts'
import { insertImport } from './import-queries.ts'
import { inspectFile } from './inspect-file.ts'
import { knownMapping } from './known-mapping.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'

export interface NewImport {
  kind: ImportKind
  fileName: string
  content: Readable
  maxBytes: number
}

/** Keeps an uploaded file, looks at its beginning and answers what was recognised. Nothing is imported yet. */
export async function createImport(ctx: Context, input: NewImport): Promise<ImportRecord> {
  requireImportPermission(ctx, input.kind)
  const id = newId()
  const path = importFile(ctx.services.dataDir, id)
  const byteSize = await saveImportFile(path, input.content, input.maxBytes)
  try {
    const fileName = input.fileName.replace(/^.*[/\\]/, '').slice(0, 200) || 'file'
    const custom = await customImportFields(ctx, input.kind)
    const choice = { sheet: null, headerRow: null, encoding: null }
    const detected = await inspectFile(path, fileName, input.kind, choice, custom)
    const guessed = guessOptions(input.kind, detected)
    const known = await knownMapping(ctx, input.kind, detected, guessed, custom)
    const options = known?.options ?? guessed
    await insertImport(ctx, {
      id,
      kind: input.kind,
      fileName,
      byteSize,
      options,
      detected,
      mappingId: known?.id ?? null,
    })
    return presentImport(ctx, await loadImport(ctx, id))
  } catch (error) {
    await removeImportFile(path)
    throw error
  }
}

/** People and departments are imported by whoever manages people; records of customers by whoever may import for customers. */
export function requireImportPermission(ctx: Context, kind: ImportKind): void {
  requirePermission(ctx, 'customer.import')
  if (kind === 'people' || kind === 'departments') requirePermission(ctx, 'person.manage')
  if (kind === 'follow-ups') requirePermission(ctx, 'follow-up.import')
  if (kind === 'consents') requirePermission(ctx, 'consent.write')
}

/** What a file suggests before anybody has looked at it. */
export function guessOptions(kind: ImportKind, detected: ImportDetected): ImportOptions {
  const mapping = Object.fromEntries(
    detected.columns.flatMap((column) => (column.guess === null ? [] : [[column.guess, column.name]])),
  )
  const inTenThousands = importFields[kind].fields.some(
    (field) => field.type === 'money' && unitOfHeader(mapping[field.key] ?? '') === 10_000,
  )
  return {
    mapping,
    headerRow: detected.headerRow,
    sheet: null,
    encoding: null,
    dateOrders: {},
    decimal: null,
    moneyUnit: inTenThousands ? 10_000 : 1,
    currency: null,
    owner: { by: 'column' },
    // A file of cards is an address book: people, and the companies they are with.
    customerKind: detected.format === 'vcf' && kind === 'customers' ? 'individual' : 'organisation',
    createCustomers: detected.format === 'vcf' && kind === 'contacts',
    allowReturns: false,
    existing: 'overwrite',
    likelyDuplicates: 'import',
    where: [],
  }
}
