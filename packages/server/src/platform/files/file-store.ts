import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { KnownContent } from './known-content.ts'
import { createBucket, type Bucket, type BucketSettings } from './s3-bucket.ts'

/**
 * Where the contents of files lie: beside the database, or in a bucket where one is set up. A content never changes and
 * is named by its id. It is looked for in both places, so that setting up a bucket, and a restore, lose nothing that
 * lies on the disk; `zhike files move` and the nightly run bring everything to where it belongs.
 */
export interface FileStore {
  /** null where files lie on the disk. */
  readonly bucket: Bucket | null
  /** Where a content can be written before it is kept; on the disk of the store, so that keeping it is a rename. */
  draft(): Promise<string>
  /** Takes over what a draft holds. */
  keep(id: string, draft: string, known: KnownContent): Promise<void>
  /** null: it lies nowhere. */
  open(id: string): Promise<Readable | null>
  /** For good, wherever they lie; of what is not there nothing is said. */
  remove(ids: readonly string[]): Promise<void>
}

/** Where a content lies on the disk: spread over folders by the last two signs of its id, which are random. */
export function diskPath(dataDir: string, id: string): string {
  return join(dataDir, 'files', id.slice(-2), id)
}

export function openFileStore(dataDir: string, settings: BucketSettings | null): FileStore {
  const bucket = settings === null ? null : createBucket(settings)
  return {
    bucket,
    async draft() {
      const path = join(dataDir, 'files', `${randomBytes(8).toString('hex')}.part`)
      await mkdir(dirname(path), { recursive: true })
      return path
    },
    async keep(id, draft, known) {
      if (bucket) {
        await bucket.put(id, draft, known).finally(() => rm(draft, { force: true }))
        return
      }
      const path = diskPath(dataDir, id)
      await mkdir(dirname(path), { recursive: true })
      // Whole or not at all: a crash leaves no half content under its name.
      await rename(draft, path)
    },
    async open(id) {
      return (await openFromDisk(diskPath(dataDir, id))) ?? (bucket ? bucket.get(id) : null)
    },
    async remove(ids) {
      for (const id of ids) {
        await rm(diskPath(dataDir, id), { force: true })
        if (bucket) await bucket.remove(id)
      }
    },
  }
}

async function openFromDisk(path: string): Promise<Readable | null> {
  try {
    const handle = await open(path, 'r')
    return createReadStream(path, { fd: handle })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
