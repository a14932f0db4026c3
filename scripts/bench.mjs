// npm run bench -- --customers 1000000: generates a company of that size once and measures, each figure beside its yardstick.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install } from './lib/install.mjs'
import { nodeEnvironment } from './lib/node-environment.mjs'
import { requireNode24, root } from './lib/paths.mjs'

await install()
const child = spawn(
  requireNode24(),
  ['--disable-warning=ExperimentalWarning', join(root, 'bench/main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: nodeEnvironment() },
)
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
})
