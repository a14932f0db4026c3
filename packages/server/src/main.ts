import { runCommand } from './cli/run-command.ts'
import { serveCommand } from './cli/serve-command.ts'

// The program that npm start runs: the server in the foreground, and nothing else.
process.exitCode = await runCommand(['serve', ...process.argv.slice(2)], [serveCommand])
