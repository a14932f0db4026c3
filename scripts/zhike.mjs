// npm run -s zhike -- <command>: runs the command line of the server under Node 24; stdout carries its result alone.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { nodeEnvironment } from './lib/node-environment.mjs'
import { requireNode24, root } from './lib/paths.mjs'

const child = spawn(
  requireNode24(),
  ['--disable-warning=ExperimentalWarning', join(root, 'packages/server/src/cli/zhike.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: nodeEnvironment() },
)
// A terminal's Ctrl-C reaches the child by itself; a signal to this process alone is passed on.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
})
