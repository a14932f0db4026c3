// npm start: from a fresh clone to a running server. Runs on Node 20.20 with nothing installed yet.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWeb } from './lib/build-web.mjs'
import { install } from './lib/install.mjs'
import { nodeEnvironment } from './lib/node-environment.mjs'
import { requireNode24, root } from './lib/paths.mjs'

await install()
const node = requireNode24()
await buildWeb(node)

const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', join(root, 'packages/server/src/main.ts'), ...process.argv.slice(2)],
  // The fourth channel tells the server when this process dies, so that it is never left alone.
  { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: nodeEnvironment() },
)
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
// npm answers SIGTERM by ending the shell between itself and us, which tells us nothing: we notice that it is gone.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
}
child.on('error', (error) => {
  process.stderr.write(`The server did not start: ${error.message}\n`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
})
