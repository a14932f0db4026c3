import type { Command } from './define-command.ts'
import { doctorCommand } from './doctor-command.ts'
import { migrateCommand } from './migrate-command.ts'
import { serveCommand } from './serve-command.ts'

/** Every command, in the order of the help; a feature's commands stand in its cli.ts. */
export const commands: readonly Command[] = [serveCommand, doctorCommand, migrateCommand]
