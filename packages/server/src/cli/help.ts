import { type Command, type CommandEntry, commonOptions, type OptionSpec } from './define-command.ts'

const optionLabel = (name: string, option: OptionSpec) => {
  const short = option.short === undefined ? '' : `-${option.short}, `
  const value = option.type === 'string' ? ` ${option.placeholder ?? 'VALUE'}` : ''
  return `${short}--${name}${value}`
}

function table(rows: [string, string][]): string {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)) + 2)
  return rows
    .map(([left, right]) =>
      left.length >= width ? `  ${left}\n  ${' '.repeat(width)}${right}` : `  ${left.padEnd(width)}${right}`,
    )
    .join('\n')
}

export function helpOfAll(commands: readonly Command[]): string {
  const rows = commands.map((command): [string, string] => [command.name, command.summary])
  return `zhike <command> [options]\n\n${table(rows)}\n\nOptions of a command: zhike <command> --help\n`
}

export function helpOfCommand(command: Command): string {
  const own = Object.entries(command.options)
  const rows = [...own, ...Object.entries(commonOptions)].map(([name, option]): [string, string] => [
    optionLabel(name, option),
    option.description,
  ])
  const positionals = command.positionals === undefined ? '' : ` ${command.positionals}`
  const details = command.details === undefined ? '' : `\n${command.details.trim()}\n`
  return `zhike ${command.name}${positionals} [options]\n\n${command.summary}\n\n${table(rows)}\n${details}`
}

/** The command whose name takes the fewest changes to reach. */
export function nearestName(typed: string, commands: readonly CommandEntry[]): string {
  const ranked = commands
    .map((command) => ({ name: command.name, distance: editDistance(typed, command.name) }))
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.name ?? ''
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
