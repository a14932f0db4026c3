import { text } from 'node:stream/consumers'
import type { Locale } from '@zhike/core/kernel/problem'
import { pino } from 'pino'
import { backupBeforeUpgrade } from '../backup/before-upgrade.ts'
import type { Env } from '../env.ts'
import type { Context, JobQueue, Services } from '../platform/context/context.ts'
import { systemContext } from '../platform/context/system-context.ts'
import { type OpenDatabase, type OpenOptions, openDatabase } from '../platform/database/open-database.ts'
import { startJobs } from '../platform/jobs/job-queue.ts'
import { openServices } from '../services.ts'
import { contextAs } from '../session/context-as.ts'
import { type Progress, terminalProgress } from './progress.ts'

/** What a command may touch: its output, and the product, opened when first asked for. */
export interface CommandIo {
  env: Env
  /** Whether --json was given; then stdout carries the result alone. */
  json: boolean
  progress: Progress
  /** The company's language; English until the company is known, as in the help. */
  readonly locale: Locale
  /** Where the language is known before the company is: a backup says it. */
  speak(locale: Locale): void
  /** The sentence in that language. */
  words(sentence: Record<Locale, string>): string
  /** A line of the result. */
  print(line: string): void
  /** A line for the person, beside the result. */
  note(line: string): void
  /** The result as one line of JSON. */
  printJson(value: unknown): void
  readStdin(): Promise<string>
  database(options?: Partial<OpenOptions>): Promise<OpenDatabase>
  services(): Promise<Services>
  /** Who acts: the person of --as, else the system. */
  context(): Promise<Context>
  close(): Promise<void>
}

export function createCommandIo(env: Env, options: { json: boolean; as: string | undefined; name: string }): CommandIo {
  const progress = terminalProgress(process.stderr)
  const closers: (() => Promise<void>)[] = []
  let database: Promise<OpenDatabase> | undefined
  let services: Promise<Services> | undefined
  let locale: Locale = 'en'

  const note = (line: string) => {
    progress.done()
    process.stderr.write(`${line}\n`)
  }
  const log = pino({ level: 'warn' }, pino.destination(2))

  const io: CommandIo = {
    env,
    json: options.json,
    progress,
    get locale() {
      return locale
    },
    speak(known) {
      locale = known
    },
    words: (sentence) => sentence[locale],
    note,
    print(line) {
      progress.done()
      process.stdout.write(`${line}\n`)
    },
    printJson(value) {
      progress.done()
      process.stdout.write(`${JSON.stringify(value)}\n`)
    },
    readStdin: () => text(process.stdin),
    database(openOptions) {
      database ??= openDatabase(env, {
        as: 'command',
        address: `zhike ${options.name}`.replaceAll(' ', '-'),
        notify: note,
        beforeUpgrade: backupBeforeUpgrade(env, note),
        onMigration: (name) => note(`migration ${name}`),
        onLost: (error) => note(`The database went away: ${String(error)}`),
        ...openOptions,
      }).then((opened) => {
        closers.push(() => opened.close())
        return opened
      })
      return database
    },
    services() {
      services ??= io.database().then((opened) => {
        const queue = lazyQueue(opened.appUrl, log)
        const made = openServices(env, opened, log, queue, 4)
        closers.push(made.close, queue.stop)
        return made.services
      })
      return services
    },
    async context() {
      const available = await io.services()
      const ctx = await systemContext(available, 'zhike', 'cli')
      if (ctx.company.name !== '') locale = ctx.locale
      return { ...(options.as === undefined ? ctx : await contextAs(available, options.as, 'cli')), locale }
    },
    async close() {
      progress.done()
      // A signal may come while the database is still opening: it has to be open before it can be left in order.
      await Promise.allSettled([database, services])
      for (const close of closers.splice(0).reverse()) await close()
    },
  }
  return io
}

/** Most commands never add a job; the queue's own connections are opened by the first that does. */
function lazyQueue(url: string, log: Services['log']): JobQueue & { stop(): Promise<void> } {
  let started: ReturnType<typeof startJobs> | undefined
  return {
    async add(...args) {
      started ??= startJobs(url, log)
      await (await started).add(...args)
    },
    async stop() {
      await (await started)?.stop()
    },
  }
}
