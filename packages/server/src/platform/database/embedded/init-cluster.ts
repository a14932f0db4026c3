import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseProblem } from '../database-problem.ts'
import type { ClusterFolder } from './cluster-folder.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'

/** The role that owns everything in the embedded server; the application serves as another. */
export const ownerRole = 'zhike'

export const childEnvironment = (home: string) => ({
  HOME: home,
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
})

/** Makes the files of a new server beside their place and moves them there whole, so that a crash leaves no half. */
export async function initCluster(
  folder: ClusterFolder,
  binaries: PostgresBinaries,
  password: string,
  options: { durable: boolean },
): Promise<void> {
  const target = `${folder.path}.new`
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { mode: 0o700 })
  // initdb reads the password from a file only; its folder is gone right after.
  const secrets = mkdtempSync(join(tmpdir(), 'zhike-init-'))
  const passwordFile = join(secrets, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (folder.user !== null) {
    for (const path of [target, secrets, passwordFile]) chownSync(path, folder.user.uid, folder.user.gid)
  }
  try {
    await runInitdb(folder, binaries, [
      `--pgdata=${target}`,
      `--username=${ownerRole}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      // Without these an unset LANG makes a database that cannot hold Chinese.
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      ...(options.durable ? [] : ['--no-sync']),
    ])
  } finally {
    rmSync(secrets, { recursive: true, force: true })
  }
  writeFileSync(join(target, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
  appendFileSync(
    join(target, 'postgresql.conf'),
    "\ninclude_if_exists = 'zhike.conf'\ninclude_if_exists = 'custom.conf'\n",
  )
  if (existsSync(folder.path) && readdirSync(folder.path).length === 0) rmdirSync(folder.path)
  renameSync(target, folder.path)
}

function runInitdb(folder: ClusterFolder, binaries: PostgresBinaries, args: string[]): Promise<void> {
  const identity = folder.user === null ? {} : { uid: folder.user.uid, gid: folder.user.gid }
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      cwd: `${folder.path}.new`,
      env: childEnvironment(`${folder.path}.new`),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...identity,
    })
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (output += data.toString()))
    child.on('error', reject)
    child.on('close', (code, signalName) => {
      if (code === 0) resolve()
      else reject(new DatabaseProblem(`initdb failed (${signalName ?? `code ${code}`}):\n${output.trim()}`))
    })
  })
}

export function clusterExists(folder: ClusterFolder): boolean {
  return existsSync(join(folder.path, 'PG_VERSION'))
}

/** Minor versions read each other's files, major ones do not. */
export function requireSameMajorVersion(folder: ClusterFolder, binaries: PostgresBinaries): void {
  const version = Number(readFileSync(join(folder.path, 'PG_VERSION'), 'utf8'))
  if (version === binaries.majorVersion) return
  throw new DatabaseProblem(
    `The files in ${folder.path} are of PostgreSQL ${version}; this Zhike brings ${binaries.majorVersion}. ` +
      'Back up with the Zhike that made them (zhike backup), then restore here into a new data folder.',
  )
}
