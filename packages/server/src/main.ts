import { onClosedOutput } from './cli/closed-output.ts'
import { commands } from './cli/commands.ts'
import { runCommand } from './cli/run-command.ts'

// The program that npm start runs: the server in the foreground, and nothing else.
// A terminal or log program that goes away does not take the server with it.
onClosedOutput([process.stdout, process.stderr], () => undefined)
process.exitCode = await runCommand(['serve', ...process.argv.slice(2)], commands)
