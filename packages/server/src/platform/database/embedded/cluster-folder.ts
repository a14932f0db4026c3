import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseProblem } from '../database-problem.ts'
import { chooseDatabaseUser, type DatabaseUser, userReaches } from './database-user.ts'
import { isErrno, makePassableFolder, readFileIfThere, writePrivateFile } from './private-file.ts'

/** Where databases go whose own folder their user cannot reach. */
export const fallbackFolder = '/var/lib/zhike'

export interface ClusterFolder {
  path: string
  user: DatabaseUser | null
}

/**
 * The folder of the database's files. It lies in the data folder, unless the user that PostgreSQL runs as cannot get
 * there (root's home is closed to everyone): then elsewhere, under a name of its own that the data folder remembers.
 */
export function chooseClusterFolder(
  dataDir: string,
  notify: (message: string) => void,
  fallback: string = fallbackFolder,
): ClusterFolder {
  makeDataFolder(dataDir)
  const pointer = join(dataDir, 'postgres-folder')
  const elsewhere = readFileIfThere(pointer)?.trim()
  if (elsewhere !== undefined && elsewhere !== '') {
    if (!existsSync(elsewhere)) {
      throw new DatabaseProblem(
        `The database's files should be in ${elsewhere} (so says ${pointer}), but that folder is gone. ` +
          'Bring it back, or remove the data folder to begin with an empty database.',
      )
    }
    return { path: elsewhere, user: chooseDatabaseUser(elsewhere) }
  }
  const inside = join(dataDir, 'postgres')
  const user = chooseDatabaseUser(inside)
  if (user === null || userReaches(user, dataDir, 'execute')) return { path: inside, user }
  if (isOurFolder(dataDir) && userReaches(user, dirname(dataDir), 'execute')) {
    // Only the folder itself stands in the way, and it is Zhike's own: that one user's group may pass, nobody else.
    chownSync(dataDir, statSync(dataDir).uid, user.gid)
    chmodSync(dataDir, statSync(dataDir).mode | 0o010)
    if (userReaches(user, dataDir, 'execute')) return { path: inside, user }
  }
  if (existsSync(inside)) {
    throw new DatabaseProblem(
      `The database in ${inside} can no longer be reached by its user ${user.name}. Make every folder on the way passable ` +
        `(chmod o+x), or move the data folder to where it is.`,
    )
  }
  const name = `${basename(dirname(dataDir)).replaceAll(/[^A-Za-z0-9._-]/g, '') || 'zhike'}-${randomBytes(4).toString('hex')}`
  const path = join(fallback, name, 'postgres')
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  for (const folder of [fallback, dirname(path)]) chmodSync(folder, 0o755)
  mkdirSync(path, { mode: 0o700 })
  writePrivateFile(pointer, `${path}\n`)
  notify(
    `PostgreSQL runs as the user ${user.name}, who cannot reach ${dataDir}: the database's files go to ${path}. ` +
      'Set ZHIKE_DATA_DIR to choose another place.',
  )
  return { path, user }
}

/** Empty or made by us: not a home or another folder that happens to be given. */
function isOurFolder(dataDir: string): boolean {
  const names = readdirSync(dataDir)
  return names.length === 0 || names.includes('database-password') || names.includes('secret')
}

/** Whether a database was made here before, wherever its files went. */
export function hasEmbeddedDatabase(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres', 'PG_VERSION')) || existsSync(join(dataDir, 'postgres-folder'))
}

function makeDataFolder(dataDir: string): void {
  try {
    makePassableFolder(dataDir)
  } catch (error) {
    if (
      !isErrno(error, 'EACCES') &&
      !isErrno(error, 'EROFS') &&
      !isErrno(error, 'EEXIST') &&
      !isErrno(error, 'ENOTDIR')
    )
      throw error
    throw new DatabaseProblem(
      `The data folder ${dataDir} cannot be made (${String(error)}). Choose another with ZHIKE_DATA_DIR.`,
      { cause: error },
    )
  }
  if (!userReaches(null, dataDir, 'write')) {
    throw new DatabaseProblem(
      `You may not write into the data folder ${dataDir}. Start Zhike as its owner, or choose another with ZHIKE_DATA_DIR.`,
    )
  }
}
