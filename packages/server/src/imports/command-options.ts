import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import { foldText } from '@zhike/core/customers/normalise-name'
import { currencyOf } from '@zhike/core/imports/choices'
import { parseDateOrder } from '@zhike/core/imports/dates'
import { importField, importFields } from '@zhike/core/imports/fields'
import { existingChoices } from '@zhike/core/imports/kinds'
import { headerKey } from '@zhike/core/imports/header-key'
import { unknownPool } from '@zhike/core/imports/problems'
import type { ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { parseWhere } from '@zhike/core/imports/where'
import { UsageError } from '../cli/define-command.ts'
import type { Context } from '../platform/context/context.ts'
import { commandWords, type CommandWords } from './command-words.ts'
import { listPools } from './import-queries.ts'

export interface CommandValues {
  map?: string[] | undefined
  where?: string[] | undefined
  'date-format'?: string | undefined
  decimal?: string | undefined
  currency?: string | undefined
  sheet?: string | undefined
  'header-row'?: string | undefined
  'create-customers'?: boolean | undefined
  individuals?: boolean | undefined
  pool?: string | undefined
  'by-rules'?: boolean | undefined
  'allow-returns'?: boolean | undefined
  'dry-run'?: boolean | undefined
  existing?: string | undefined
  'leave-out-duplicates'?: boolean | undefined
}

/** What was typed, as a change of the options that the file itself suggests. */
export async function readCommandOptions(
  ctx: Context,
  created: ImportRecord,
  values: CommandValues,
): Promise<Partial<ImportOptions>> {
  const words = commandWords(ctx.locale)
  const options: Partial<ImportOptions> = {
    where: (values.where ?? []).map((text) => {
      const clause = parseWhere(text)
      if (!clause) throw new UsageError(words.badWhere(text))
      return { ...clause, column: nameOfColumn(created, clause.column) }
    }),
    createCustomers: values['create-customers'] ?? false,
    customerKind: values.individuals ? 'individual' : 'organisation',
    allowReturns: values['allow-returns'] ?? false,
    owner: values['by-rules'] ? { by: 'rules' } : { by: 'column' },
    likelyDuplicates: values['leave-out-duplicates'] ? 'leave-out' : 'import',
  }
  if (values.existing !== undefined) {
    const existing = existingChoices.find((one) => one === values.existing)
    if (existing === undefined) throw new UsageError(words.badExisting(values.existing))
    options.existing = existing
  }
  if (values.sheet !== undefined) options.sheet = values.sheet
  if (values['header-row'] !== undefined) options.headerRow = numberOf(values['header-row'], words)
  // Another sheet or header row has other columns, which are guessed when it is read.
  if (values.map) options.mapping = mapColumns(created, values.map, words)
  if (values['date-format'] !== undefined) options.dateOrders = dateOrders(created, values['date-format'], words)
  if (values.decimal !== undefined) {
    if (values.decimal !== '.' && values.decimal !== ',') throw new UsageError(words.badDecimal(values.decimal))
    options.decimal = values.decimal
  }
  if (values.currency !== undefined) {
    const currency = currencyOf(values.currency)
    if (currency === null) throw new UsageError(words.badCurrency(values.currency))
    options.currency = currency
  }
  if (values.pool !== undefined) options.owner = { by: 'pool', poolId: await findPool(ctx, values.pool) }
  return options
}

function mapColumns(created: ImportRecord, pairs: readonly string[], words: CommandWords): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const field = pair.slice(0, at).trim()
    const isKnown = importField(created.kind, field) !== undefined || keyOfName(field) !== null
    if (at < 1 || !isKnown) throw new UsageError(words.badMap(pair, created.kind))
    const column = pair.slice(at + 1).trim()
    if (column === '') continue
    chosen[field] = nameOfColumn(created, column)
  }
  const taken = new Set(Object.values(chosen))
  const emptied = new Set(pairs.filter((pair) => pair.endsWith('=')).map((pair) => pair.slice(0, -1)))
  const guessed = Object.entries(created.options.mapping).filter(
    ([field, column]) => !taken.has(column) && !emptied.has(field),
  )
  return { ...Object.fromEntries(guessed), ...chosen }
}

/** Columns may be typed without their case and spaces. What the file does not have is refused with the list of what it has. */
function nameOfColumn(created: ImportRecord, typed: string): string {
  const { columns } = created.detected
  return (
    columns.find((column) => column.name === typed)?.name ??
    columns.find((column) => headerKey(column.name) === headerKey(typed))?.name ??
    typed
  )
}

function dateOrders(created: ImportRecord, typed: string, words: CommandWords): ImportOptions['dateOrders'] {
  const order = parseDateOrder(typed)
  if (order === null) throw new UsageError(words.badDateFormat(typed))
  const dates = importFields[created.kind].fields.filter((field) => field.type === 'day' || field.type === 'instant')
  return Object.fromEntries(dates.map((field) => [field.key, order]))
}

function numberOf(typed: string, words: CommandWords): number {
  if (/^[1-9]\d?$/.test(typed)) return Number(typed)
  throw new UsageError(words.badHeaderRow(typed))
}

async function findPool(ctx: Context, name: string): Promise<string> {
  const pools = await listPools(ctx)
  const pool = pools.find((one) => foldText(one.name) === foldText(name))
  if (!pool) throw unknownPool({ pool: name, pools: pools.map((one) => one.name).join('、') })
  return pool.id
}
