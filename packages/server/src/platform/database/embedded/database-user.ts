import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { DatabaseProblem } from '../database-problem.ts'

/** Under whose uid PostgreSQL runs; null where it is simply ours. */
export interface DatabaseUser {
  name: string
  uid: number
  gid: number
}

interface PasswdEntry extends DatabaseUser {
  home: string
}

function readPasswd(): PasswdEntry[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 6)
    .map(([name = '', , uid, gid, , home = '']) => ({ name, uid: Number(uid), gid: Number(gid), home }))
}

/**
 * PostgreSQL refuses to run as root: root lends it the uid of the folder's owner, else of postgres or nobody. Everyone
 * else runs it as himself, on a folder of his own.
 */
export function chooseDatabaseUser(clusterFolder: string): DatabaseUser | null {
  const owner = existsSync(clusterFolder) ? lstatSync(clusterFolder).uid : undefined
  const self = process.getuid?.()
  if (self === undefined) return null
  if (self !== 0) {
    if (owner !== undefined && owner !== self) {
      const name = readPasswd().find((entry) => entry.uid === owner)?.name ?? String(owner)
      throw new DatabaseProblem(
        `The database in ${clusterFolder} belongs to the user ${name}, and you are ${userInfo().username}. ` +
          `Start Zhike as ${name} or as root, or choose another folder with ZHIKE_DATA_DIR.`,
      )
    }
    return null
  }
  const people = readPasswd()
  const chosen =
    owner !== undefined && owner !== 0
      ? (people.find((entry) => entry.uid === owner) ?? unnamedOwner(clusterFolder))
      : (people.find((entry) => entry.name === 'postgres') ?? people.find((entry) => entry.name === 'nobody'))
  if (chosen === undefined) {
    throw new DatabaseProblem(
      'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody". ' +
        'Start Zhike as an ordinary user, or add one: useradd --system postgres',
    )
  }
  return { name: chosen.name, uid: chosen.uid, gid: chosen.gid }
}

function unnamedOwner(folder: string): DatabaseUser {
  const { uid, gid } = statSync(folder)
  throw new DatabaseProblem(
    `The database in ${folder} belongs to the user id ${uid}, which /etc/passwd does not know; PostgreSQL needs an entry there. ` +
      `Add one (useradd --system --uid ${uid} --gid ${gid} zhike), or give the folder to another user: chown -R postgres ${folder}`,
  )
}

/** Asks the system itself, as that user: modes, groups and access lists all count. */
export function userReaches(
  user: DatabaseUser | null,
  path: string,
  permission: 'read' | 'execute' | 'write',
): boolean {
  const flag = { read: '-r', execute: '-x', write: '-w' }[permission]
  const identity = user === null ? {} : { uid: user.uid, gid: user.gid }
  return spawnSync('/bin/sh', ['-c', `test ${flag} "$1"`, 'sh', path], { cwd: '/', ...identity }).status === 0
}
