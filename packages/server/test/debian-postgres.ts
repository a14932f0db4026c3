import { spawnSync } from 'node:child_process'
import { appendFileSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseDatabaseUser } from '../src/platform/database/embedded/database-user.ts'
import { startPostmaster, stopPostmaster } from '../src/platform/database/embedded/postmaster.ts'

const binaries = '/usr/lib/postgresql/15/bin'

export const debianPostgresIsHere = existsSync(join(binaries, 'postgres'))

export interface DebianPostgres {
  /** The superuser's URL of database "postgres". */
  adminUrl: string
  close(): Promise<void>
}

/** A company's own PostgreSQL 15, as Debian packages it, without anything of ours in it. */
export async function startDebianPostgres(): Promise<DebianPostgres> {
  const home = mkdtempSync(join(tmpdir(), 'zhike-debian-'))
  const folder = { path: join(home, 'data'), user: chooseDatabaseUser(join(home, 'data')) }
  const password = join(home, 'password')
  writeFileSync(password, 'admin', { mode: 0o600 })
  if (folder.user !== null) for (const path of [home, password]) chownSync(path, folder.user.uid, folder.user.gid)
  const args = ['-D', folder.path, '-U', 'postgres', `--pwfile=${password}`, '--auth=scram-sha-256', '--no-sync']
  const made = spawnSync(join(binaries, 'initdb'), [...args, '--encoding=UTF8', '--locale=C.UTF-8'], {
    cwd: home,
    env: { HOME: home, PATH: '/usr/bin:/bin' },
    encoding: 'utf8',
    ...(folder.user === null ? {} : { uid: folder.user.uid, gid: folder.user.gid }),
  })
  if (made.status !== 0) throw new Error(made.stderr)
  appendFileSync(join(folder.path, 'postgresql.conf'), "\ninclude 'zhike.conf'\n")
  const programs = { initdb: join(binaries, 'initdb'), postgres: join(binaries, 'postgres'), majorVersion: 15 }
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', shared_buffers: '64MB' }
  const running = await startPostmaster(folder, programs, settings, null, join(home, 'start.log'))
  return {
    adminUrl: `postgresql://postgres:admin@127.0.0.1:${running.port}/postgres`,
    async close() {
      await stopPostmaster(folder, running.pid)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
