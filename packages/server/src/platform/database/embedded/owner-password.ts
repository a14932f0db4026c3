import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseProblem } from '../database-problem.ts'
import { scramVerifier } from '../scram.ts'
import type { ClusterFolder } from './cluster-folder.ts'
import { childEnvironment, ownerRole } from './init-cluster.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { readFileIfThere, writePrivateFile } from './private-file.ts'

const pathOf = (dataDir: string) => join(dataDir, 'database-password')

export function readOwnerPassword(dataDir: string): string | undefined {
  return readFileIfThere(pathOf(dataDir))?.trim()
}

export function makeOwnerPassword(dataDir: string): string {
  const password = randomBytes(24).toString('hex')
  writePrivateFile(pathOf(dataDir), `${password}\n`)
  return password
}

/** Gives a stopped server whose password file was lost a new one, without letting anyone in meanwhile. */
export async function resetOwnerPassword(
  folder: ClusterFolder,
  binaries: PostgresBinaries,
  dataDir: string,
): Promise<string> {
  const password = makeOwnerPassword(dataDir)
  const identity = folder.user === null ? {} : { uid: folder.user.uid, gid: folder.user.gid }
  await new Promise<void>((resolve, reject) => {
    const child = spawn(binaries.postgres, ['--single', '-D', folder.path, 'postgres'], {
      cwd: folder.path,
      env: childEnvironment(folder.path),
      stdio: ['pipe', 'ignore', 'pipe'],
      ...identity,
    })
    let errors = ''
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0 && !/\b(?:ERROR|FATAL):/.test(errors)) resolve()
      else
        reject(
          new DatabaseProblem(
            `The database's password file was lost and a new one could not be set:\n${errors.trim()}`,
          ),
        )
    })
    child.stdin.end(`alter role ${ownerRole} password '${scramVerifier(password)}'\n`)
  })
  return password
}
