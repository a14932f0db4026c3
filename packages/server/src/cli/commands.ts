import { apiKeyCreateCommand } from '../api-keys/cli.ts'
import { backupCommand, restoreCommand } from '../backup/cli.ts'
import { demoLoadCommand, demoRemoveCommand } from '../demo/cli.ts'
import { filesMoveCommand } from '../files/cli.ts'
import { importCommand } from '../imports/cli.ts'
import { userResetSecondFactorCommand } from '../second-factor/cli.ts'
import { secretRotateCommand } from '../secret/cli.ts'
import { userCreateCommand, userListCommand, userSetPasswordCommand } from '../people/cli.ts'
import { tiersRunCommand } from '../tiers/cli.ts'
import type { Command } from './define-command.ts'
import { doctorCommand } from './doctor-command.ts'
import { migrateCommand } from './migrate-command.ts'
import { serveCommand } from './serve-command.ts'

/** Every command, in the order of the help; a feature's commands stand in its cli.ts. */
export const commands: readonly Command[] = [
  serveCommand,
  doctorCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  userCreateCommand,
  userSetPasswordCommand,
  userResetSecondFactorCommand,
  userListCommand,
  apiKeyCreateCommand,
  secretRotateCommand,
  filesMoveCommand,
  importCommand,
  tiersRunCommand,
  demoLoadCommand,
  demoRemoveCommand,
]
