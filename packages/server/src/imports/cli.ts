import { createReadStream, existsSync } from 'node:fs'
import { importFields } from '@zhike/core/imports/fields'
import { importKinds, type ImportKind } from '@zhike/core/imports/kinds'
import type { ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { Problem } from '@zhike/core/kernel/problem'
import type { CommandIo } from '../cli/command-io.ts'
import { defineCommand, UsageError } from '../cli/define-command.ts'
import type { Context } from '../platform/context/context.ts'
import { cancelImport } from './cancel-import.ts'
import { readCommandOptions, type CommandValues } from './command-options.ts'
import { createImport } from './create-import.ts'
import { watchImport } from './watch-import.ts'
import { startImport } from './start-import.ts'
import { updateImport } from './update-import.ts'
import { writeRefusedFile } from './write-refused-file.ts'

export const importCommand = defineCommand({
  name: 'import',
  summary: 'bring people, customers, contacts, orders or follow-ups in from a CSV or XLSX file',
  positionals: `${importKinds.join('|')} FILE`,
  options: {
    map: { type: 'string', multiple: true, placeholder: 'FIELD=COLUMN', description: 'which column holds a field' },
    where: {
      type: 'string',
      multiple: true,
      placeholder: 'COLUMN=VALUE',
      description: 'read only rows where this holds; also !=, >, >=, <, <=',
    },
    'date-format': {
      type: 'string',
      placeholder: 'F',
      description: 'of dates that end in the year: dd/mm/yyyy or mm/dd/yyyy',
    },
    decimal: { type: 'string', placeholder: 'SIGN', description: 'the decimal sign of amounts, . or ,' },
    currency: { type: 'string', placeholder: 'C', description: 'of rows that name none (the company’s)' },
    sheet: { type: 'string', placeholder: 'S', description: 'the sheet of a workbook (the first)' },
    'header-row': { type: 'string', placeholder: 'N', description: 'the row with the column names' },
    'create-customers': { type: 'boolean', description: 'create customers that rows name and nobody knows' },
    individuals: { type: 'boolean', description: 'customers are people where the file does not say' },
    pool: { type: 'string', placeholder: 'NAME', description: 'put new customers into this pool' },
    'by-rules': { type: 'boolean', description: 'let the rules decide who gets new customers, not the owner column' },
    'allow-returns': { type: 'boolean', description: 'negative amounts are returns, not mistakes' },
    'dry-run': { type: 'boolean', description: 'only say what would happen' },
  },
  details:
    'zhike import orders orders.csv --map number=opportunity_id --map customer=account --map date=close_date --map amount=close_value --where deal_stage=Won --create-customers\n' +
    'The last line with --json is {read, created, updated, skipped, refused, refusedFile}.',
  handlesSignals: true,
  async run(io, { values, positionals }) {
    const [kind, path] = checkPositionals(positionals)
    const signals = onSignal(() => void io.close().finally(() => process.exit(130)))
    try {
      const ctx = await io.context()
      const content = createReadStream(path)
      const created = await createImport(ctx, { kind, fileName: path, content, maxBytes: Number.MAX_SAFE_INTEGER })
      // The first Ctrl-C cancels in order; a second one ends at once.
      signals.replace(() => void cancelImport(ctx, created.id).catch((error: unknown) => io.note(String(error))))
      await begin(ctx, created, values)
      const finished = await watchImport(ctx, created.id, (record) => showProgress(io, record))
      io.progress.done()
      if (finished.state === 'cancelled') {
        io.note(ctx.locale === 'en' ? 'Cancelled; nothing was imported.' : '已取消，什么都没有导入。')
        return 130
      }
      if (finished.error) throw new Error(finished.error.message)
      await printResult(io, ctx, finished)
      return 0
    } finally {
      signals.remove()
    }
  },
})

async function begin(ctx: Context, created: ImportRecord, values: CommandValues): Promise<void> {
  try {
    await updateImport(ctx, created.id, await readCommandOptions(ctx, created, values))
    await startImport(ctx, created.id, values['dry-run'] ? 'dry-run' : 'apply', { enqueue: false })
  } catch (error) {
    await cancelImport(ctx, created.id)
    throw explain(error, created.kind)
  }
}

function onSignal(first: () => void) {
  let handler = first
  let isSecond = false
  const handle = () => {
    if (isSecond) process.exit(130)
    isSecond = true
    handler()
  }
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const name of names) process.on(name, handle)
  return {
    replace: (next: () => void) => (handler = next),
    remove: () => names.forEach((name) => process.off(name, handle)),
  }
}

function checkPositionals(positionals: string[]): [ImportKind, string] {
  const [kind, path, ...rest] = positionals
  const known = importKinds.find((one) => one === kind)
  if (known === undefined) {
    throw new UsageError(`Say what the file holds: ${importKinds.join(', ')}${kind ? `; not "${kind}"` : ''}.`)
  }
  if (path === undefined) throw new UsageError('Name the file to import.')
  if (rest.length > 0) throw new UsageError(`One file at a time; "${rest.join(' ')}" is one too many.`)
  if (!existsSync(path)) throw new UsageError(`There is no file "${path}".`)
  return [known, path]
}

/** Open questions are answered by options here, not by a form. */
function explain(error: unknown, kind: ImportKind): unknown {
  if (!(error instanceof Problem) || error.code !== 'import.unanswered') return error
  const hints = error.details.map((detail) => {
    if (detail.code === 'import.date-order') return '--date-format dd/mm/yyyy | mm/dd/yyyy'
    if (detail.code === 'import.decimal') return '--decimal . | ,'
    return `--map ${detail.path}=COLUMN`
  })
  const fields = importFields[kind].fields.map((field) => field.key).join(', ')
  return new UsageError(`${error.text('en')}\nAnswer with ${[...new Set(hints)].join(', ')}. Fields: ${fields}.`)
}

function showProgress(io: CommandIo, { progress, fileName }: ImportRecord): void {
  const rows = progress.rowsRead.toLocaleString('en')
  io.progress.update(`${fileName}: ${progress.phase} ${Math.round(progress.ratio * 100)} %, ${rows} rows`)
}

async function printResult(io: CommandIo, ctx: Context, { id, counts, reasons, options }: ImportRecord): Promise<void> {
  const refusedFile = counts.refused === 0 ? null : await writeRefusedFile(ctx, id)
  for (const reason of reasons.slice(0, 20)) io.note(`${reason.count} × ${reason.message}`)
  const { read, created, updated, skipped, refused } = counts
  if (io.json)
    return io.printJson({ read, created, updated, skipped, refused, refusedFile, ...further(counts, options) })
  io.print(`read ${read}, created ${created}, updated ${updated}, skipped ${skipped}, refused ${refused}`)
  if (refusedFile) io.print(`refused rows with their reasons: ${refusedFile}`)
}

/** What else there is to say, only where there is. */
function further(counts: ImportRecord['counts'], options: ImportOptions) {
  const { leftOut, customersCreated, departmentsCreated, managersCreated, holdersKept } = counts
  return {
    ...(options.where.length > 0 ? { leftOut } : {}),
    ...(customersCreated > 0 ? { customersCreated } : {}),
    ...(departmentsCreated > 0 ? { departmentsCreated } : {}),
    ...(managersCreated > 0 ? { managersCreated } : {}),
    ...(holdersKept > 0 ? { holdersKept } : {}),
  }
}
