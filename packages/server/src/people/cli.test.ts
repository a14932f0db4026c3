import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { sessionRoutes } from '@zhike/core/session/api'
import { apiClient } from '../../test/api-client.ts'
import { createTestApp, type TestApp } from '../../test/test-app.ts'

// Every command is a program of its own, started anew.
vi.setConfig({ testTimeout: 90_000 })

let bare: TestApp
let dataDir: string
beforeAll(async () => {
  bare = await createTestApp()
  dataDir = mkdtempSync(join(tmpdir(), 'zhike-cli-'))
})
afterAll(async () => {
  await bare.close()
  rmSync(dataDir, { recursive: true })
})

const program = fileURLToPath(new URL('../cli/zhike.ts', import.meta.url))

/** The command as it is typed, beside the app that runs on the same database. */
async function zhike(args: string[], input = '') {
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      ...process.env,
      DATABASE_URL: bare.database.appUrl,
      ZHIKE_OWNER_DATABASE_URL: bare.database.ownerUrl,
      ZHIKE_DATA_DIR: dataDir,
    },
  })
  child.stdin.end(input)
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { out: out.trim(), err, code }
}

const signIn = (identifier: string, password: string) =>
  apiClient(bare.app).call(sessionRoutes.signIn, { body: { identifier, password } })

it('makes the first company and administrator without a browser', async () => {
  const first = ['user', 'create', '--email', 'e@luming.test', '--name', '沈知秋', '--role', 'administrator']
  const without = await zhike([...first, '--password-stdin'], 'long enough\n')
  expect(without).toMatchObject({ code: 2, err: expect.stringContaining('--company') })
  const made = await zhike([...first, '--company', '鹿鸣川精工', '--password-stdin'], 'long enough\n')
  expect(made, made.err).toMatchObject({ code: 0, out: '沈知秋 created, and the company 鹿鸣川精工.' })
  expect((await signIn('e@luming.test', 'long enough')).json()).toMatchObject({
    person: { name: '沈知秋', roles: ['administrator'] },
    company: { name: '鹿鸣川精工' },
  })
})

it('adds people with a temporary password, and refuses what is typed wrongly', async () => {
  const made = await zhike(['user', 'create', '--staff-number', 'E-1', '--name', '林晚舟', '--json'])
  const { temporaryPassword } = JSON.parse(made.out)
  expect((await signIn('E-1', temporaryPassword)).statusCode).toBe(200)
  const again = await zhike(['user', 'create', '--staff-number', 'e-1', '--name', '别人'])
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('已是林晚舟的') })
  const short = await zhike(['user', 'create', '--staff-number', 'E-2', '--name', 'x', '--password-stdin'], 'short')
  expect(short).toMatchObject({ code: 2, err: expect.stringContaining('5 characters') })
})

it('lets the locked out in again', async () => {
  for (let n = 0; n < 5; n++) expect((await signIn('E-1', 'wrong')).statusCode).toBe(401)
  expect((await signIn('E-1', 'wrong')).statusCode).toBe(429)
  const set = await zhike(['user', 'set-password', '--user', 'E-1', '--password-stdin'], 'a new password')
  expect(set, set.err).toMatchObject({ code: 0, out: '已改好 林晚舟 的密码。' })
  expect((await signIn('E-1', 'a new password')).statusCode).toBe(200)
})

it('prints an API key alone, which acts as its person', async () => {
  const made = await zhike(['api-key', 'create', '--user', 'E-1', '--name', 'bi'])
  expect(made.out).toMatch(/^zk_[\w-]{43}$/)
  const client = apiClient(bare.app, { authorization: `Bearer ${made.out}` })
  expect(await client.ok(sessionRoutes.getSession)).toMatchObject({ person: { name: '林晚舟' } })
})

it('lists people, and acts as whoever is named', async () => {
  const listed = await zhike(['user', 'list', '--json'])
  expect(
    JSON.parse(listed.out)
      .map((one: { name: string }) => one.name)
      .sort(),
  ).toEqual(['林晚舟', '沈知秋'])
  const asRep = await zhike(['user', 'create', '--staff-number', 'E-9', '--name', '越权', '--as', 'E-1'])
  expect(asRep).toMatchObject({ code: 1, err: expect.stringContaining('person.manage') })
})
