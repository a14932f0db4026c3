import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { makePassableFolder, readFileIfThere, writePrivateFile } from '../platform/database/embedded/private-file.ts'
import { productVersion } from './product-version.ts'

const schema = z.object({ version: z.string(), commit: z.string().nullable() })
/** Which Zhike: its version, and in a checkout the commit. */
export type Program = z.infer<typeof schema>

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const pathOf = (dataDir: string) => join(dataDir, 'program.json')

/** Written when a database is up to date, so that the next program knows which one worked with it before. */
export function rememberProgram(dataDir: string): void {
  const program: Program = { version: productVersion(), commit: commitOf(root) }
  const content = `${JSON.stringify(program)}\n`
  if (readFileIfThere(pathOf(dataDir)) === content) return
  makePassableFolder(dataDir)
  writePrivateFile(pathOf(dataDir), content)
}

export function formerProgram(dataDir: string): Program | null {
  const content = readFileIfThere(pathOf(dataDir))
  if (content === undefined) return null
  try {
    return schema.parse(JSON.parse(content))
  } catch {
    // Of no use to anybody; the way back is then told in general words.
    return null
  }
}

/** What is checked out, without asking for git to be installed; null where this is no checkout. */
export function commitOf(folder: string): string | null {
  const git = join(folder, '.git')
  if (!existsSync(git) || !statSync(git).isDirectory()) return null
  const head = readFileIfThere(join(git, 'HEAD'))?.trim() ?? ''
  const ref = /^ref: (.+)$/.exec(head)?.[1]
  if (ref === undefined) return hash(head)
  const loose = readFileIfThere(join(git, ref))
  if (loose !== undefined) return hash(loose.trim())
  const packed = existsSync(join(git, 'packed-refs')) ? readFileSync(join(git, 'packed-refs'), 'utf8') : ''
  return hash(
    packed
      .split('\n')
      .find((line) => line.endsWith(` ${ref}`))
      ?.split(' ')[0] ?? '',
  )
}

const hash = (text: string) => (/^[0-9a-f]{40,64}$/.test(text) ? text : null)
