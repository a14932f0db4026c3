import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './database-holder.ts'

const paths = pathToFileURL(fileURLToPath(new URL('../../../scripts/lib/paths.mjs', import.meta.url))).href

function chosen(version: string): { path: string; given: string } {
  const folder = temporaryFolder('node')
  try {
    const given = join(folder.path, 'node')
    writeFileSync(given, `#!/bin/sh\necho v${version}\n`, { mode: 0o755 })
    const code = `import(${JSON.stringify(paths)}).then(({ node24 }) => process.stdout.write(String(node24())))`
    const env = { PATH: '/usr/bin:/bin', npm_node_execpath: given }
    return { path: spawnSync(process.execPath, ['-e', code], { env, encoding: 'utf8' }).stdout, given }
  } finally {
    folder.remove()
  }
}

it('takes the machine’s Node 24 where it is newer than the one that npm brought, and no other', () => {
  const newer = chosen('24.99.1')
  expect(newer.path).toBe(newer.given)
  for (const version of ['24.1.0', '26.0.0', '20.20.2']) {
    const other = chosen(version)
    expect(other.path).not.toBe(other.given)
    expect(other.path).toContain('node')
  }
})
