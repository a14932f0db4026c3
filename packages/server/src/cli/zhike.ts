import { onClosedOutput } from './closed-output.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

// What writes into a closed pipe before or beside a command (its help, say) is dropped.
onClosedOutput([process.stdout, process.stderr], () => undefined)
process.exitCode = await runCommand(process.argv.slice(2), commands)
