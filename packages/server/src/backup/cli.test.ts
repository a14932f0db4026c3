import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { holdDatabase, temporaryFolder, type TemporaryFolder } from '../../test/database-holder.ts'
import { runZhike } from '../../test/run-program.ts'
import { createWorld, type World } from '../../test/world.ts'

let world: World
let data: TemporaryFolder
let folder: string
beforeAll(async () => {
  world = await createWorld()
  data = temporaryFolder('restored')
  folder = mkdtempSync(join(tmpdir(), 'zhike backups '))
})
afterAll(async () => {
  await world.close()
  data.remove()
  rmSync(folder, { recursive: true, force: true })
})

const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '')

it('backs a company up beside its server, and restores it into a new folder', { timeout: 120_000 }, async () => {
  await world.addCustomer({ name: '命令行有限公司', personId: world.rep.id })
  const file = join(folder, 'company.backup')
  const source = {
    DATABASE_URL: world.database.appUrl,
    ZHIKE_OWNER_DATABASE_URL: world.database.ownerUrl,
    ZHIKE_DATA_DIR: world.env.dataDir,
  }
  const short = await runZhike(['backup', file], { ...source, ZHIKE_BACKUP_PASSPHRASE: 'short' })
  expect(short).toMatchObject({ code: 1, stderr: expect.stringContaining('openssl rand') })
  const passphraseFile = join(folder, 'passphrase')
  writeFileSync(passphraseFile, 'a passphrase of the test\n')
  const made = await runZhike(['backup', file, '--passphrase-file', passphraseFile, '--json'], source)
  expect(made.stderr).toBe('')
  expect(lastLine(made.stdout)).toMatchObject({ encrypted: true, rows: { 'public.customers': 1 } })

  const target = { ZHIKE_DATA_DIR: data.path }
  const locked = await runZhike(['restore', file], target)
  expect(locked).toMatchObject({ code: 1, stderr: expect.stringContaining('加了密') })
  const opened = { ...target, ZHIKE_BACKUP_PASSPHRASE: 'a passphrase of the test' }
  const restored = await runZhike(['restore', file], opened)
  expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('每个人重新登录') })

  const doctor = await runZhike(['doctor', '--json'], target)
  expect(lastLine(doctor.stdout).filter((one: { state: string }) => one.state === 'failure')).toEqual([])
  const again = await runZhike(['restore', file, '--json'], opened)
  expect(lastLine(again.stdout)).toMatchObject({ error: { code: 'backup.target-in-use' } })

  const server = await holdDatabase(data.path)
  try {
    const refused = await runZhike(['restore', file, '--replace', '--json'], opened)
    expect(lastLine(refused.stdout)).toMatchObject({ error: { code: 'backup.server-runs' } })
    const beside = await runZhike(['backup', join(folder, 'second.backup'), '--json'], target)
    expect(lastLine(beside.stdout)).toMatchObject({ encrypted: false, rows: { 'public.customers': 1 } })
  } finally {
    await server.end('SIGTERM')
  }
})
