// npm run verify: format, lint, types and boundaries, in seconds and without a database.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { requireNode24, root } from './lib/paths.mjs'

const node = requireNode24()
const tool = (path, ...args) => [join(root, 'node_modules', path), ...args]

// What did not change since the last time is not checked again.
const typeCheck = (folder) => {
  const known = join(root, 'node_modules', '.cache', 'zhike', `${folder.replace('/', '-')}.tsbuildinfo`)
  return [...tool('typescript/bin/tsc', '-p', folder, '--pretty', 'false'), '--incremental', '--tsBuildInfoFile', known]
}

const checks = [
  ...['packages/server', 'packages/web', 'packages/core', 'bench', 'e2e']
    .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
    .map((folder) => ({ name: `types ${folder}`, args: typeCheck(folder) })),
  { name: 'lint', args: tool('oxlint/bin/oxlint', '--deny-warnings') },
  { name: 'format', args: tool('oxfmt/bin/oxfmt', '--check', '.'), hint: 'Run "npm run format" to repair it.' },
  { name: 'boundaries', args: [join(root, 'scripts/check-boundaries.mjs')] },
]

function run({ name, args, hint }) {
  const started = Date.now()
  return new Promise((done) => {
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', (error) => done({ name, ok: false, output: error.message, hint, ms: Date.now() - started }))
    child.on('close', (code) => {
      // A workspace without sources yet is no error of the sources.
      const empty = output.includes('TS18003')
      done({ name, ok: code === 0 || empty, output, hint, ms: Date.now() - started })
    })
  })
}

const started = Date.now()
const queue = [...checks]
const results = []
await Promise.all(
  Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = await run(next)
      results.push(result)
      process.stdout.write(`${result.ok ? 'ok  ' : 'FAIL'} ${result.name} (${(result.ms / 1000).toFixed(1)} s)\n`)
      if (!result.ok) process.stdout.write(`${result.output.trim()}\n${result.hint ? `${result.hint}\n` : ''}`)
    }
  }),
)
const failed = results.filter((result) => !result.ok).length
process.stdout.write(
  `verify: ${results.length - failed} passed, ${failed} failed in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
)
process.exitCode = failed > 0 ? 1 : 0
