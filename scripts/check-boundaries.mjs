// Holds the walls between the rooms of the house. Prints each breach with its rule and what to do instead.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { findCycles } from './lib/find-cycles.mjs'
import { filesBelow, root as checkout } from './lib/paths.mjs'
import { readSource } from './lib/read-source.mjs'
import { rules } from './lib/boundary-rules.mjs'

// Another folder of the same shape may be given; its test does so.
const root = process.argv[2] === undefined ? checkout : resolve(process.argv[2])
const folders = ['packages', 'e2e', 'bench', 'scripts']

/** Where an import leads, relative to the repository; undefined for packages and for what is not there. */
function locate(path, specifier) {
  const clean = specifier.replace(/\?\w+$/, '')
  if (clean.startsWith('.')) {
    const target = resolve(root, dirname(path), clean)
    return existsSync(target) ? relative(root, target) : undefined
  }
  if (clean.startsWith('@zhike/core/')) {
    const target = `packages/core/src/${clean.slice('@zhike/core/'.length)}.ts`
    return existsSync(join(root, target)) ? target : undefined
  }
  return undefined
}

function checkBoundaries() {
  const coreManifest = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'))
  const context = { coreDependencies: Object.keys(coreManifest.dependencies) }
  const files = folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .filter((path) => /\.(?:tsx?|mjs|css|sql)$/.test(path))
    .map((path) => readSource(root, path, locate))

  const breaches = []
  for (const file of files) {
    for (const rule of rules) {
      // The rules themselves name what they forbid.
      if (file.path === 'scripts/lib/boundary-rules.mjs' && rule.name !== 'file-size') continue
      for (const message of rule.check(file, context)) breaches.push(`${file.path} [${rule.name}] ${message}`)
    }
  }
  for (const cycle of findCycles(files)) {
    breaches.push(
      `${cycle[0]} [no-cycles] imports itself in a ring: ${[...cycle, cycle[0]].join(' → ')}. Move what both need (often a type) into a file of its own.`,
    )
  }
  return { breaches, files: files.length }
}

const { breaches, files } = checkBoundaries()
for (const breach of breaches) process.stderr.write(`${breach}\n`)
process.stdout.write(`boundaries: ${files} files, ${breaches.length} breaches\n`)
process.exitCode = breaches.length > 0 ? 1 : 0
