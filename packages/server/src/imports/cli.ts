import { createReadStream, existsSync } from 'node:fs'
import { importKinds, type ImportKind } from '@zhike/core/imports/kinds'
import type { ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { Problem } from '@zhike/core/kernel/problem'
import type { CommandIo } from '../cli/command-io.ts'
import { CommandFailed, defineCommand, UsageError } from '../cli/define-command.ts'
import type { Context } from '../platform/context/context.ts'
import { cancelImport } from './cancel-import.ts'
import { readCommandOptions, type CommandValues } from './command-options.ts'
import { commandWords, type CommandWords } from './command-words.ts'
import { createImport } from './create-import.ts'
import { endDryRun } from './end-dry-run.ts'
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
    existing: {
      type: 'string',
      placeholder: 'E',
      description: 'records that are there: overwrite (usual), fill (only what is empty) or skip',
    },
    'leave-out-duplicates': {
      type: 'boolean',
      description: 'refuse new customers that are likely there already by the duplicate rules',
    },
    'dry-run': { type: 'boolean', description: 'only say what would happen, and write nothing' },
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
      const words = commandWords(io.locale)
      const content = createReadStream(path)
      const created = await createImport(ctx, { kind, fileName: path, content, maxBytes: Number.MAX_SAFE_INTEGER })
      // The first Ctrl-C cancels in order; a second one ends at once.
      signals.replace(() => void cancelImport(ctx, created.id).catch((error: unknown) => io.note(String(error))))
      await begin(ctx, created, values)
      const finished = await watchImport(ctx, created.id, (record) => showProgress(io, words, record))
      io.progress.done()
      if (finished.state === 'cancelled') {
        io.note(words.cancelled)
        return 130
      }
      if (finished.error) throw new CommandFailed(finished.error.code, finished.error.message)
      try {
        await printResult(io, ctx, words, finished)
      } finally {
        if (finished.state === 'staged') await endDryRun(ctx, finished.id)
      }
      return 0
    } finally {
      signals.remove()
    }
  },
})

async function begin(ctx: Context, created: ImportRecord, values: CommandValues): Promise<void> {
  let record = created
  try {
    record = await updateImport(ctx, created.id, await readCommandOptions(ctx, created, values))
    await startImport(ctx, created.id, values['dry-run'] ? 'dry-run' : 'apply', { enqueue: false })
  } catch (error) {
    await cancelImport(ctx, created.id)
    throw explain(error, record, commandWords(ctx.locale))
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

/** Open questions are answered by options here, not by a form: the message says what to add. */
function explain(error: unknown, { kind, detected }: ImportRecord, words: CommandWords): unknown {
  if (!(error instanceof Problem) || error.code !== 'import.unanswered') return error
  const hints = error.details.map(({ code, path }) => {
    if (code === 'import.date-order') return words.dateOrder
    return code === 'import.decimal' ? words.decimal : words.map(path)
  })
  const asksForColumn = error.details.some(({ code }) => code === 'import.required-field')
  const columns = detected.columns.map((column) => column.name)
  return new UsageError(
    [
      ...error.details.map(({ message }) => message ?? ''),
      words.answer([...new Set(hints)]),
      ...(asksForColumn ? [words.columns(columns), words.fields(kind)] : []),
    ].join('\n'),
  )
}

function showProgress(io: CommandIo, words: CommandWords, { progress, fileName }: ImportRecord): void {
  const { phase, ratio, rowsRead } = progress
  io.progress.update(
    words.progress(fileName, words.phase[phase], Math.round(ratio * 100), rowsRead.toLocaleString('en')),
  )
}

async function printResult(io: CommandIo, ctx: Context, words: CommandWords, record: ImportRecord): Promise<void> {
  const { id, counts, reasons, options, state } = record
  const refusedFile = counts.refused === 0 ? null : await writeRefusedFile(ctx, id)
  for (const reason of reasons.slice(0, 20)) io.note(`${reason.count} × ${reason.message}`)
  const { read, created, updated, skipped, refused } = counts
  if (io.json)
    return io.printJson({ read, created, updated, skipped, refused, refusedFile, ...further(counts, options) })
  io.print(words.counts(counts))
  if (counts.likelyDuplicates > 0) io.print(words.likelyDuplicates(counts.likelyDuplicates))
  if (refusedFile) io.print(words.refusedFile(refusedFile))
  if (state === 'staged') io.note(words.dryRunOver)
}

/** What else there is to say, only where there is. */
function further(counts: ImportRecord['counts'], options: ImportOptions) {
  const { leftOut, customersCreated, departmentsCreated, managersCreated, holdersKept, likelyDuplicates } = counts
  return {
    ...(options.where.length > 0 ? { leftOut } : {}),
    ...(customersCreated > 0 ? { customersCreated } : {}),
    ...(departmentsCreated > 0 ? { departmentsCreated } : {}),
    ...(managersCreated > 0 ? { managersCreated } : {}),
    ...(holdersKept > 0 ? { holdersKept } : {}),
    ...(likelyDuplicates > 0 ? { likelyDuplicates } : {}),
  }
}
