import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { filesBelow, root } from './paths.mjs'
import { runQuietly } from './run-quietly.mjs'

const web = join(root, 'packages', 'web')
const stampFile = join(web, 'dist', '.sources')

/** Builds the pages, unless they were built from exactly these sources. */
export async function buildWeb(node) {
  const wanted = hashOfSources()
  if (existsSync(join(web, 'dist', 'index.html')) && readStamp() === wanted) return
  await runQuietly('Building the pages', node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
    cwd: web,
  })
  writeFileSync(stampFile, wanted)
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
}

function hashOfSources() {
  const hash = createHash('sha256')
  const files = [
    ...filesBelow(join(root, 'packages', 'core', 'src')),
    ...filesBelow(web),
    join(root, 'package-lock.json'),
    join(root, 'tsconfig.base.json'),
  ]
  for (const file of files.filter((one) => !/\.test\.tsx?$/.test(one)).sort()) {
    hash.update(`${relative(root, file).replaceAll('\\', '/')}\0`)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}
