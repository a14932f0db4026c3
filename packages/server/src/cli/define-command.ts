import type { ParseArgsOptionDescriptor, parseArgs } from 'node:util'
import type { CommandIo } from './command-io.ts'

export type OptionSpec = ParseArgsOptionDescriptor & {
  description: string
  /** What stands for the value in the help: `--email E`. */
  placeholder?: string
}
export type OptionSpecs = Record<string, OptionSpec>

export interface CommandInput<Options extends OptionSpecs> {
  values: ReturnType<typeof parseArgs<{ options: Options; strict: true; allowPositionals: true }>>['values']
  positionals: string[]
}

export interface CommandDefinition<Options extends OptionSpecs> {
  /** One or two words: `migrate`, `user create`. */
  name: string
  summary: string
  /** What follows the name besides options: `FILE`. */
  positionals?: string
  options: Options
  /** Further lines of the help, with an example. */
  details?: string
  /** It ends itself in order when a signal comes. */
  handlesSignals?: boolean
  /** The exit code, or nothing for success. */
  run(io: CommandIo, input: CommandInput<Options>): Promise<number | void>
}

export interface Command extends Omit<CommandDefinition<OptionSpecs>, 'run'> {
  run(io: CommandIo, input: CommandInput<OptionSpecs>): Promise<number | void>
}

/** What is known of a command before it is loaded. */
export interface CommandEntry {
  name: string
  load(): Promise<Command>
}

/** A command of `zhike`, its values typed by its options; it is listed in commands.ts. */
export function defineCommand<const Options extends OptionSpecs>(definition: CommandDefinition<Options>): Command {
  // The registry holds commands of every shape; each only ever gets what its own options parsed.
  return definition as unknown as Command
}

/** Every command has these. */
export const commonOptions = {
  json: { type: 'boolean', description: 'print the result as JSON, on the last line of the output' },
  as: {
    type: 'string',
    placeholder: 'WHO',
    description: 'act as this person (e-mail, phone or staff number), not as the system',
  },
  help: { type: 'boolean', short: 'h', description: 'show this help' },
} satisfies OptionSpecs

/** What the command was to do came to nothing, for a reason that the message says; exit code 1. */
export class CommandFailed extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'CommandFailed'
    this.code = code
  }
}

/** The command was typed wrongly; exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
