import { importField, importFields } from '@zhike/core/imports/fields'
import {
  columnTwice,
  fileGone,
  unknownColumn,
  unknownField,
  unknownPool,
  wrongState,
} from '@zhike/core/imports/problems'
import type { ImportField } from '@zhike/core/imports/field'
import type { ImportDetected, ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { existsSync } from 'node:fs'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { guessOptions, requireImportPermission } from './create-import.ts'
import { customImportFields } from './custom-import-fields.ts'
import { importFile } from './import-files.ts'
import { listPools, resetImport, type StoredImport } from './import-queries.ts'
import { inspectFile } from './inspect-file.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { stateWords } from './state-words.ts'
import { refuseFieldsOfFiles } from './refuse-fields-of-files.ts'

/** Options that matter when rows are decided, not when they are read: a million rows are not read again for them. */
const decidedLater: ReadonlySet<keyof ImportOptions> = new Set([
  'owner',
  'existing',
  'likelyDuplicates',
  'createCustomers',
])

/** Changes how a file is read or written; what was staged with other ways of reading is read again. */
export async function updateImport(ctx: Context, id: string, patch: Partial<ImportOptions>): Promise<ImportRecord> {
  const stored = await loadImport(ctx, id)
  requireImportPermission(ctx, stored.kind)
  const { detected, base } = await inspectAgain(ctx, stored, patch)
  const keepsRows = Object.keys(patch).every((key) => decidedLater.has(key as keyof ImportOptions))
  const options = { ...base, ...patch, headerRow: detected.headerRow }
  await refuseFieldsOfFiles(ctx, stored.kind, options.mapping)
  checkMapping(stored, options, detected, await customImportFields(ctx, stored.kind))
  await checkPool(ctx, options)
  return transaction(ctx, async (ctx) => {
    if (!(await resetImport(ctx, id, options, detected, { keepsRows }))) {
      throw wrongState(stateWords(ctx.locale, stored.state, 'change'))
    }
    return presentImport(ctx, await loadImport(ctx, id))
  })
}

/** Another sheet or header row means other columns: the mapping is guessed anew. */
async function inspectAgain(ctx: Context, stored: StoredImport, patch: Partial<ImportOptions>) {
  const { options } = stored
  const sheet = patch.sheet === undefined ? options.sheet : patch.sheet
  const encoding = patch.encoding === undefined ? options.encoding : patch.encoding
  const isSame =
    sheet === options.sheet &&
    encoding === options.encoding &&
    (patch.headerRow ?? options.headerRow) === options.headerRow
  if (isSame) return { detected: stored.detected, base: options }
  const path = importFile(ctx.services.dataDir, stored.id)
  if (!existsSync(path)) throw fileGone({ fileName: stored.fileName })
  const headerRow =
    patch.headerRow ?? (sheet === options.sheet && encoding === options.encoding ? options.headerRow : null)
  const custom = await customImportFields(ctx, stored.kind)
  const detected = await inspectFile(path, stored.fileName, stored.kind, { sheet, headerRow, encoding }, custom)
  const { mapping, moneyUnit } = guessOptions(stored.kind, detected)
  return { detected, base: { ...options, sheet, encoding, mapping, moneyUnit, dateOrders: {} } }
}

function checkMapping(
  stored: StoredImport,
  options: ImportOptions,
  detected: ImportDetected,
  custom: readonly ImportField[],
): void {
  const names = new Set(detected.columns.map((column) => column.name))
  const columns = [...names].join('、').slice(0, 500)
  const used = new Map<string, string>()
  for (const [field, column] of Object.entries(options.mapping)) {
    if (!importField(stored.kind, field, custom)) {
      const fields = [...importFields[stored.kind].fields, ...custom].map((one) => one.key).join(', ')
      throw unknownField({ field, fields })
    }
    if (!names.has(column)) throw unknownColumn({ column, columns })
    const other = used.get(column)
    if (other !== undefined) throw columnTwice({ column, fields: `${other}, ${field}` })
    used.set(column, field)
  }
  for (const field of Object.keys(options.dateOrders)) {
    if (!importField(stored.kind, field, custom))
      throw unknownField({ field, fields: Object.keys(options.mapping).join(', ') })
  }
  for (const { column } of options.where) if (!names.has(column)) throw unknownColumn({ column, columns })
}

async function checkPool(ctx: Context, options: ImportOptions): Promise<void> {
  const { owner } = options
  if (owner.by !== 'pool') return
  const pools = await listPools(ctx)
  if (pools.some((pool) => pool.id === owner.poolId)) return
  throw unknownPool({ pool: owner.poolId, pools: pools.map((pool) => pool.name).join('、') })
}
