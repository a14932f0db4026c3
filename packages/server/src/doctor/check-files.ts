import { existsSync } from 'node:fs'
import { Problem } from '@zhike/core/kernel/problem'
import { readFileIds } from '../files/read-file-ids.ts'
import type { Env } from '../env.ts'
import { createDatabase } from '../platform/database/connect.ts'
import type { OpenDatabase } from '../platform/database/open-database.ts'
import { diskPath, openFileStore } from '../platform/files/file-store.ts'
import { failure, type Finding, ok } from './finding.ts'

/**
 * Whether files can be kept and read. Without a bucket each content is looked for on the disk; with one a small object is
 * written, read and deleted there, and those that still lie on the disk are counted.
 */
export async function checkFiles(
  env: Pick<Env, 'dataDir' | 'bucket'>,
  database: Pick<OpenDatabase, 'ownerUrl'>,
): Promise<Finding[]> {
  const { bucket } = openFileStore(env.dataDir, env.bucket)
  const { db, close } = createDatabase(database.ownerUrl, { applicationName: 'zhike doctor', maxConnections: 1 })
  try {
    let all = 0
    let onDisk = 0
    for await (const id of readFileIds(db)) {
      all++
      if (existsSync(diskPath(env.dataDir, id))) onDisk++
    }
    if (bucket) {
      await bucket.probe()
      const left = onDisk > 0 ? `; ${onDisk} still lie on the disk and move with the next nightly run` : ''
      return [ok('files', `${all} in ${bucket.name}, which takes, gives and deletes${left}`)]
    }
    if (onDisk === all) return [ok('files', `${all} on the disk`)]
    return [
      failure(
        'files',
        `${all - onDisk} of ${all} are not on the disk`,
        'If they lie in a bucket, set ZHIKE_S3_… again (and run zhike files move --to-disk to leave it); else bring them back from a backup.',
      ),
    ]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [
      failure(
        'files',
        `${bucket?.name ?? ''}: ${error.text('en')}`,
        'Look at ZHIKE_S3_ENDPOINT, the bucket, its region and keys, and whether this machine reaches it.',
      ),
    ]
  } finally {
    await close()
  }
}
