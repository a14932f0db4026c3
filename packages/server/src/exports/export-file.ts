import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

// Files of exports lie in the data folder, beside what a backup takes. A half-written one ends in .part.

const folderOf = (dataDir: string) => join(dataDir, 'exports')
const pathOf = (dataDir: string, id: string) => join(folderOf(dataDir), id)

/** Writes the file as its pieces come; it has its name only when it is whole. Answers how long it is. */
export async function writeExportFile(
  dataDir: string,
  id: string,
  content: AsyncIterable<Uint8Array | string>,
): Promise<number> {
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 })
  const part = `${pathOf(dataDir, id)}.part`
  try {
    // In bytes: an object stream would count pieces, not their size, and hold many of them.
    const source = Readable.from(content, { objectMode: false, highWaterMark: 64 * 1024 })
    await pipeline(source, createWriteStream(part, { mode: 0o600, flush: true }))
    const { size } = await stat(part)
    await rename(part, pathOf(dataDir, id))
    return size
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export function openExportFile(dataDir: string, id: string): Readable | null {
  const path = pathOf(dataDir, id)
  return existsSync(path) ? createReadStream(path) : null
}

export async function removeExportFile(dataDir: string, id: string): Promise<void> {
  await rm(pathOf(dataDir, id), { force: true })
  await rm(`${pathOf(dataDir, id)}.part`, { force: true })
}

/** Ids of what lies there; a restore or a crash may have left files that nothing knows any more. */
export async function listExportFiles(dataDir: string): Promise<string[]> {
  if (!existsSync(folderOf(dataDir))) return []
  return [...new Set((await readdir(folderOf(dataDir))).map((name) => name.replace(/\.part$/, '')))]
}
