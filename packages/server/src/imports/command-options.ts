import { foldText } from '@zhike/core/customers/normalise-name'
import { currencyOf } from '@zhike/core/imports/choices'
import { parseDateOrder } from '@zhike/core/imports/dates'
import { importField, importFields } from '@zhike/core/imports/fields'
import { headerKey } from '@zhike/core/imports/header-key'
import { unknownPool } from '@zhike/core/imports/problems'
import type { ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { parseWhere } from '@zhike/core/imports/where'
import { UsageError } from '../cli/define-command.ts'
import type { Context } from '../platform/context/context.ts'
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
}

/** What was typed, as a change of the options that the file itself suggests. */
export async function readCommandOptions(
  ctx: Context,
  created: ImportRecord,
  values: CommandValues,
): Promise<Partial<ImportOptions>> {
  const options: Partial<ImportOptions> = {
    where: (values.where ?? []).map((text) => {
      const clause = parseWhere(text)
      if (!clause) throw new UsageError(`--where "${text}" is not understood; write COLUMN=VALUE.`)
      return { ...clause, column: nameOfColumn(created, clause.column) }
    }),
    createCustomers: values['create-customers'] ?? false,
    customerKind: values.individuals ? 'individual' : 'organisation',
    allowReturns: values['allow-returns'] ?? false,
    owner: values['by-rules'] ? { by: 'rules' } : { by: 'column' },
  }
  if (values.sheet !== undefined) options.sheet = values.sheet
  if (values['header-row'] !== undefined) options.headerRow = numberOf(values['header-row'])
  // Another sheet or header row has other columns, which are guessed when it is read.
  if (values.map) options.mapping = mapColumns(created, values.map)
  if (values['date-format'] !== undefined) options.dateOrders = dateOrders(created, values['date-format'])
  if (values.decimal !== undefined) {
    if (values.decimal !== '.' && values.decimal !== ',') throw new UsageError('--decimal is . or ,')
    options.decimal = values.decimal
  }
  if (values.currency !== undefined) {
    const currency = currencyOf(values.currency)
    if (currency === null) throw new UsageError(`--currency "${values.currency}" is no currency; write CNY or USD.`)
    options.currency = currency
  }
  if (values.pool !== undefined) options.owner = { by: 'pool', poolId: await findPool(ctx, values.pool) }
  return options
}

function mapColumns(created: ImportRecord, pairs: readonly string[]): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const field = pair.slice(0, at).trim()
    if (at < 1 || !importField(created.kind, field)) {
      const fields = importFields[created.kind].fields.map((one) => one.key).join(', ')
      throw new UsageError(`--map "${pair}": write FIELD=COLUMN with one of ${fields}.`)
    }
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

function dateOrders(created: ImportRecord, typed: string): ImportOptions['dateOrders'] {
  const order = parseDateOrder(typed)
  if (order === null) {
    throw new UsageError(`--date-format "${typed}" is not understood; write dd/mm/yyyy, mm/dd/yyyy or yyyy-mm-dd.`)
  }
  const dates = importFields[created.kind].fields.filter((field) => field.type === 'day' || field.type === 'instant')
  return Object.fromEntries(dates.map((field) => [field.key, order]))
}

function numberOf(typed: string): number {
  if (/^[1-9]\d?$/.test(typed)) return Number(typed)
  throw new UsageError(`--header-row "${typed}" is not a row number.`)
}

async function findPool(ctx: Context, name: string): Promise<string> {
  const pools = await listPools(ctx)
  const pool = pools.find((one) => foldText(one.name) === foldText(name))
  if (!pool) throw unknownPool({ pool: name, pools: pools.map((one) => one.name).join('、') })
  return pool.id
}
