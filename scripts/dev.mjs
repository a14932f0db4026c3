// npm run dev: the server, restarted when its sources change, and Vite with the pages. Vite passes /api on to it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install } from './lib/install.mjs'
import { requireNode24, root } from './lib/paths.mjs'

await install()
const node = requireNode24()
const children = [
  spawn(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      '--watch',
      '--watch-preserve-output',
      join(root, 'packages/server/src/main.ts'),
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', cwd: root },
  ),
  spawn(node, [join(root, 'node_modules/vite/bin/vite.js')], { stdio: 'inherit', cwd: join(root, 'packages/web') }),
]

let isStopping = false
function stop(signal) {
  isStopping = true
  for (const child of children) child.kill(signal)
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop(name))
for (const child of children) {
  // One without the other is of no use.
  child.on('exit', (code) => {
    if (!isStopping) {
      process.exitCode = code ?? 1
      stop('SIGTERM')
    }
  })
}
