import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Holder,
  holdDatabase,
  type HoldOptions,
  query,
  temporaryFolder,
  type TemporaryFolder,
} from '../../../../test/database-holder.ts'
import { findPostmaster } from './postmaster.ts'
import { isAlive } from './process-state.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }

let folder: TemporaryFolder
let holders: Holder[] = []

beforeEach(() => {
  folder = temporaryFolder('客户 数据')
  chmodSync(folder.path, 0o755)
})
afterEach(() => {
  for (const { child } of holders) child.kill('SIGKILL')
  holders = []
  folder.remove()
})

async function hold(options?: HoldOptions): Promise<Holder> {
  const holder = await holdDatabase(folder.path, options)
  holders.push(holder)
  return holder
}

const postmaster = () => findPostmaster({ path: join(folder.path, 'postgres'), user: null })

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${String(condition)}`)
    await delay(50)
  }
}

const answers = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  )

// Whole processes on a machine that may be busy with other test files.
const patience = { timeout: 120_000 }

describe('the embedded PostgreSQL', patience, () => {
  it('starts in a folder with spaces and Chinese characters, in UTF-8, closed to others, and ends with its server', async () => {
    const server = await hold()
    expect(server.said.error).toBeUndefined()
    const [row] = await query(
      server.said.ownerUrl,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
        current_setting('unix_socket_directories') as sockets, current_setting('TimeZone') as zone,
        (select datlocale from pg_database where datname = current_database()) as locale`,
    )
    expect(row).toEqual({ encoding: 'UTF8', listens: '127.0.0.1', sockets: '', zone: 'UTC', locale: 'C.UTF-8' })
    expect(statSync(join(folder.path, 'run.json')).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(folder.path, 'run.json'), 'utf8')).ownerUrl).toBe(server.said.ownerUrl)
    const wrong = server.said.ownerUrl.replace(/:[^:@]+@/, ':wrong@')
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/)

    const running = postmaster()
    expect(await server.end('SIGINT')).toBe(0)
    expect(isAlive(running?.pid ?? 0)).toBe(false)
    expect(existsSync(join(folder.path, 'run.json'))).toBe(false)
    expect(existsSync(join(folder.path, 'start.lock'))).toBe(false)
  })

  it('is not reached by the Ctrl-C of a terminal, which its server answers in order', async () => {
    const server = await hold()
    const pid = postmaster()?.pid ?? 0
    const sessionOf = (id: number) => readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[3]
    expect(sessionOf(pid)).not.toBe(sessionOf(server.child.pid ?? 0))
    process.kill(-(server.child.pid ?? 0), 'SIGINT')
    await until(() => server.child.exitCode !== null)
    expect(server.child.exitCode).toBe(0)
    expect(isAlive(pid)).toBe(false)
    expect(readFileSync(join(folder.path, 'database-start.log'), 'utf8')).not.toMatch(/FATAL|PANIC/)
  })

  it('is adopted by the next server when Node was killed', async () => {
    const first = await hold()
    await query(first.said.ownerUrl, 'create table kept (n int)')
    await query(first.said.ownerUrl, 'insert into kept values (42)')
    const pid = postmaster()?.pid
    await first.end('SIGKILL')
    expect(postmaster()?.pid).toBe(pid)
    const second = await hold()
    expect(second.said.error).toBeUndefined()
    expect(postmaster()?.pid).toBe(pid)
    expect(await query(second.said.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }])
    expect(await second.end('SIGTERM')).toBe(0)
    expect(postmaster()).toBeNull()
  })

  it('recovers when both were killed, and keeps what was acknowledged', async () => {
    const first = await hold()
    await query(first.said.ownerUrl, 'create table kept (n int)')
    await query(first.said.ownerUrl, 'insert into kept values (42)')
    const pid = postmaster()?.pid ?? 0
    await first.end('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await until(() => !isAlive(pid))
    expect(existsSync(join(folder.path, 'postgres', 'postmaster.pid'))).toBe(true)
    const second = await hold()
    expect(second.said.error).toBeUndefined()
    expect(postmaster()?.pid).not.toBe(pid)
    expect(await query(second.said.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }])
    await second.end('SIGTERM')
  })

  it('is brought back on the same port when it is killed under its server', async () => {
    const server = await hold()
    const before = postmaster()
    // A statement that computes does not notice for seconds that its server is gone, and keeps the memory.
    const busy = query(server.said.ownerUrl, 'select count(*) from generate_series(1, 20000000)').catch(() => undefined)
    await delay(200)
    process.kill(before?.pid ?? 0, 'SIGKILL')
    await until(async () => postmaster()?.pid !== before?.pid && (await answers(server.said.ownerUrl)))
    expect(postmaster()?.port).toBe(before?.port)
    await busy
    // And the lock is held again.
    const second = await hold()
    expect(second.said.error).toMatch(/already works on the data folder/)
    expect(await server.end('SIGTERM')).toBe(0)
    expect(postmaster()).toBeNull()
  })

  it('goes on under its server when one of its sessions is killed', async () => {
    const server = await hold()
    const [row] = await query<{ pid: number }>(
      server.said.ownerUrl,
      "select pid from pg_stat_activity where application_name like 'zhike %' and pid <> pg_backend_pid()",
    )
    process.kill(row?.pid ?? 0, 'SIGKILL')
    // The others are thrown out too while PostgreSQL begins anew; then the server holds its lock again.
    const lock = "select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock'"
    await until(() =>
      query(server.said.ownerUrl, lock).then(
        (rows) => rows.length === 1,
        () => false,
      ),
    )
    expect(await server.end('SIGTERM')).toBe(0)
    expect(postmaster()).toBeNull()
  })

  it('refuses a second server, naming the first and where it is', async () => {
    const first = await hold()
    const second = await hold()
    expect(second.said.error).toContain(`process ${first.child.pid}`)
    expect(second.said.error).toContain('http://127.0.0.1:41090')
    expect(second.said.error).toContain(folder.path)
    expect(await answers(first.said.ownerUrl)).toBe(true)
    await first.end('SIGTERM')
  })

  it('is shared with commands, and stopped by whoever leaves last', async () => {
    const command = await hold({ as: 'command' })
    expect(command.said.server).toBeNull()
    const pid = postmaster()?.pid
    const server = await hold()
    expect(postmaster()?.pid).toBe(pid)
    const other = await hold({ as: 'command' })
    expect(other.said.server).toEqual({ pid: server.child.pid, address: 'http://127.0.0.1:41090' })
    await command.end('SIGTERM')
    await server.end('SIGTERM')
    expect(postmaster()?.pid).toBe(pid)
    await other.end('SIGTERM')
    expect(postmaster()).toBeNull()
  })

  it('is made once when several start at the same moment', async () => {
    const all = await Promise.all([1, 2, 3].map(() => hold({ as: 'command' })))
    expect(all.map((one) => one.said.error)).toEqual([undefined, undefined, undefined])
    expect(new Set(all.map((one) => one.said.ownerUrl)).size).toBe(1)
    await Promise.all(all.map((one) => one.end('SIGTERM')))
    expect(postmaster()).toBeNull()
  })

  it('gets a new password when the file with the old one is lost', async () => {
    const first = await hold()
    await query(first.said.ownerUrl, 'create table kept (n int)')
    await first.end('SIGTERM')
    rmSync(join(folder.path, 'database-password'))
    const second = await hold()
    expect(second.said.error).toBeUndefined()
    expect(await query(second.said.ownerUrl, 'select n from kept')).toEqual([])
    await second.end('SIGTERM')
  })

  it('says so when the data folder cannot be made', async () => {
    writeFileSync(join(folder.path, 'file'), '')
    const holder = await holdDatabase(join(folder.path, 'file', 'data'))
    expect(holder.said.error).toContain(join(folder.path, 'file', 'data'))
    expect(holder.said.error).toContain('ZHIKE_DATA_DIR')
  })
})

describe.runIf(isRoot)('as root', patience, () => {
  it('lends PostgreSQL another user', async () => {
    const server = await hold()
    expect(statSync(`/proc/${postmaster()?.pid}`).uid).not.toBe(0)
    await server.end('SIGTERM')
  })

  it('keeps the files elsewhere when that user cannot reach the data folder, says so, and finds them again', async () => {
    const closed = join(folder.path, 'root')
    mkdirSync(closed, { mode: 0o700 })
    const options = { fallbackFolder: join(folder.path, 'var lib') }
    const dataDir = join(closed, 'data')
    const first = await holdDatabase(dataDir, options)
    holders.push(first)
    expect(first.said.error).toBeUndefined()
    expect(first.said.folder).toContain(options.fallbackFolder)
    expect(first.said.notices.join('\n')).toContain(first.said.folder)
    await query(first.said.ownerUrl, 'create table kept (n int)')
    await first.end('SIGTERM')
    const second = await holdDatabase(dataDir, options)
    holders.push(second)
    expect(second.said.folder).toBe(first.said.folder)
    expect(await query(second.said.ownerUrl, 'select n from kept')).toEqual([])
    await second.end('SIGTERM')
  })

  it('opens a closed data folder to that user’s group alone, when only the folder itself is closed', async () => {
    chmodSync(folder.path, 0o700)
    const server = await hold()
    expect(server.said.folder).toBe(join(folder.path, 'postgres'))
    expect(statSync(folder.path).mode & 0o777).toBe(0o710)
    await server.end('SIGTERM')
  })

  it('leaves a closed folder closed that holds somebody’s own files', async () => {
    chmodSync(folder.path, 0o700)
    writeFileSync(join(folder.path, 'letters.txt'), '')
    const fallback = temporaryFolder('elsewhere')
    chmodSync(fallback.path, 0o755)
    const server = await hold({ fallbackFolder: fallback.path })
    expect(server.said.folder).toContain(fallback.path)
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    await server.end('SIGTERM')
    fallback.remove()
  })

  it('serves an ordinary user in his own folder, whose database root then takes over and leaves his', async () => {
    chownSync(folder.path, nobody.uid, nobody.gid)
    const his = await hold({ user: nobody })
    expect(his.said.error).toBeUndefined()
    expect(statSync(`/proc/${postmaster()?.pid}`).uid).toBe(nobody.uid)
    await his.end('SIGTERM')
    const roots = await hold()
    expect(roots.said.error).toBeUndefined()
    expect(statSync(`/proc/${postmaster()?.pid}`).uid).toBe(nobody.uid)
    await roots.end('SIGTERM')
    const again = await hold({ user: nobody })
    expect(again.said.error).toBeUndefined()
    await again.end('SIGTERM')
  })

  it('tells an ordinary user whose database it is', async () => {
    const roots = await hold()
    await roots.end('SIGTERM')
    const his = await hold({ user: nobody })
    expect(his.said.error).toMatch(/belongs to the user \w+|may not write/)
    expect(his.said.error).toContain('ZHIKE_DATA_DIR')
  })
})
