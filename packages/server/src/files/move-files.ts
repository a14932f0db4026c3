import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Context } from '../platform/context/context.ts'
import { diskPath } from '../platform/files/file-store.ts'
import { selectContents } from './queries.ts'

export interface MoveReport {
  moved: number
  /** Contents that lie nowhere, or are not what was uploaded. */
  broken: string[]
}

const atOnce = 4
const batch = 500
/** Nobody writes an upload for so long. */
const draftHours = 24

/**
 * Everything on the disk goes into the bucket, where one is set up. Each content is deleted here once the service has
 * taken it; what is interrupted goes on where it was. Reading looks in both places meanwhile.
 */
export async function moveToBucket(ctx: Context, onMoved?: (count: number) => void): Promise<MoveReport> {
  const { bucket } = ctx.services.files
  const report: MoveReport = { moved: 0, broken: [] }
  const root = join(ctx.services.dataDir, 'files')
  await removeOldDrafts(root)
  if (!bucket) return report
  let last: string | null = null
  for (;;) {
    const contents: Awaited<ReturnType<typeof selectContents>> = await selectContents(ctx, last, batch)
    await inTurns(contents, async ({ id, sha256, byteSize }) => {
      const path = diskPath(ctx.services.dataDir, id)
      if (!existsSync(path)) return
      if (!(await digestOf(path)).equals(sha256)) {
        report.broken.push(id)
        return
      }
      await bucket.put(id, path, { bytes: Number(byteSize), sha256 })
      await rm(path, { force: true })
      report.moved++
      onMoved?.(report.moved)
    })
    last = contents.at(-1)?.id ?? null
    if (contents.length < batch) break
  }
  if (report.broken.length > 0) ctx.log.error({ files: report.broken }, 'stored files are not what was uploaded')
  return report
}

/** Everything in the bucket comes to the disk; what has come is deleted there. */
export async function moveToDisk(ctx: Context, onMoved?: (count: number) => void): Promise<MoveReport> {
  const { bucket } = ctx.services.files
  const report: MoveReport = { moved: 0, broken: [] }
  if (!bucket) return report
  let last: string | null = null
  for (;;) {
    const contents: Awaited<ReturnType<typeof selectContents>> = await selectContents(ctx, last, batch)
    await inTurns(contents, async ({ id, sha256 }) => {
      const path = diskPath(ctx.services.dataDir, id)
      if (existsSync(path)) return
      const content = await bucket.get(id)
      if (!content) {
        report.broken.push(id)
        return
      }
      await mkdir(dirname(path), { recursive: true })
      await pipeline(content, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }))
      if (!(await digestOf(`${path}.part`)).equals(sha256)) {
        await rm(`${path}.part`, { force: true })
        report.broken.push(id)
        return
      }
      await rename(`${path}.part`, path)
      await bucket.remove(id)
      report.moved++
      onMoved?.(report.moved)
    })
    last = contents.at(-1)?.id ?? null
    if (contents.length < batch) return report
  }
}

async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest()
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** What uploads left that were cut off by the end of a process. */
async function removeOldDrafts(root: string): Promise<void> {
  if (!existsSync(root)) return
  const before = Date.now() - draftHours * 3_600_000
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.part')) continue
    const path = join(root, entry.name)
    if ((await stat(path)).mtimeMs < before) await rm(path, { force: true })
  }
}
