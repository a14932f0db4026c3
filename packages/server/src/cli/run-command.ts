import { parseArgs } from 'node:util'
import { type Locale, Problem } from '@zhike/core/kernel/problem'
import { readEnv, SettingsError } from '../env.ts'
import { DatabaseProblem } from '../platform/database/database-problem.ts'
import { closedOutputCode, onClosedOutput } from './closed-output.ts'
import { type CommandIo, createCommandIo } from './command-io.ts'
import { type Command, type CommandEntry, CommandFailed, commonOptions, UsageError } from './define-command.ts'
import { helpOfAll, helpOfCommand, nearestName } from './help.ts'

/** Runs what the command line says and returns the exit code: 0 done, 1 failed, 2 typed wrongly. */
export async function runCommand(argv: string[], commands: readonly CommandEntry[]): Promise<number> {
  const asksForHelp = argv.includes('--help') || argv.includes('-h') || argv[0] === 'help' || argv.length === 0
  const entry = findCommand(argv, commands)
  if (entry === undefined) {
    const words = argv.filter((word) => !word.startsWith('-') && word !== 'help')
    if (asksForHelp && words.length === 0) {
      process.stdout.write(helpOfAll(await loadAll(commands)))
      return argv.length === 0 ? 2 : 0
    }
    const typed = words.slice(0, 2).join(' ')
    const group = commands.filter((one) => one.name.startsWith(`${words[0]} `))
    if (group.length > 0 && words.length === 1) {
      process.stdout.write(helpOfAll(await loadAll(group)))
      return asksForHelp ? 0 : 2
    }
    process.stderr.write(
      `There is no command "${typed}". Did you mean "${nearestName(typed, commands)}"? All: zhike --help\n`,
    )
    return 2
  }
  const command = await entry.load()
  if (asksForHelp) {
    process.stdout.write(helpOfCommand(command))
    return 0
  }
  return execute(command, argv.slice(command.name.split(' ').length))
}

function loadAll(entries: readonly CommandEntry[]): Promise<Command[]> {
  return Promise.all(entries.map(({ load }) => load()))
}

function findCommand(argv: string[], commands: readonly CommandEntry[]): CommandEntry | undefined {
  const words = argv[0] === 'help' ? argv.slice(1) : argv
  return (
    commands.find((one) => one.name === words.slice(0, 2).join(' ')) ?? commands.find((one) => one.name === words[0])
  )
}

async function execute(command: Command, argv: string[]): Promise<number> {
  let io: CommandIo | undefined
  const wantsJson = argv.includes('--json')
  try {
    const input = parse(command, argv)
    const { json, as } = input.values
    io = createCommandIo(readEnv(), {
      json: json === true,
      as: typeof as === 'string' ? as : undefined,
      name: command.name,
    })
    if (command.handlesSignals !== true) closeEarly(io)
    return (await command.run(io, input)) ?? 0
  } catch (error) {
    return report(error, command, wantsJson, io?.locale ?? 'en')
  } finally {
    await io?.close()
  }
}

function parse(command: Command, argv: string[]) {
  try {
    const options = { ...commonOptions, ...command.options }
    return parseArgs({ args: argv, options, strict: true, allowPositionals: command.positionals !== undefined })
  } catch (error) {
    // Node's own message names the option: "Unknown option '--emial'".
    throw new UsageError(error instanceof Error ? (error.message.split('. To specify')[0] ?? '') : String(error))
  }
}

/** Ctrl-C or a reader who has gone ends the command; the database is left in order, or stopped if nobody else uses it. */
function closeEarly(io: CommandIo): void {
  let isClosing = false
  const end = (code: number) => {
    if (isClosing) return
    isClosing = true
    void io.close().finally(() => process.exit(code))
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => end(name === 'SIGINT' ? 130 : 143))
  }
  onClosedOutput([process.stdout], () => end(closedOutputCode))
}

const helpWords: Record<Locale, string> = { 'zh-CN': '用法：', en: 'Help: ' }

function report(error: unknown, command: Command, wantsJson: boolean, locale: Locale): number {
  const { code, message, exitCode } = describe(error, locale)
  process.stderr.write(`${message}\n`)
  if (error instanceof UsageError) process.stderr.write(`${helpWords[locale]}zhike ${command.name} --help\n`)
  if (wantsJson) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`)
  return exitCode
}

function describe(error: unknown, locale: Locale): { code: string; message: string; exitCode: number } {
  if (error instanceof UsageError) return { code: 'usage', message: error.message, exitCode: 2 }
  if (error instanceof CommandFailed) return { code: error.code, message: error.message, exitCode: 1 }
  if (error instanceof SettingsError) return { code: 'settings', message: error.message, exitCode: 2 }
  if (error instanceof DatabaseProblem) return { code: 'database', message: error.message, exitCode: 1 }
  if (error instanceof Problem) {
    const details = error.details.map((detail) => `\n  ${detail.path}: ${detail.message ?? detail.code}`)
    return { code: error.code, message: `${error.text(locale)}${details.join('')}`, exitCode: 1 }
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { code: 'unexpected', message, exitCode: 1 }
}
