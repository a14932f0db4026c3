import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runZhike } from '../../test/run-program.ts'
import { addOrders } from '../../test/tier-data.ts'
import { createWorld, type World } from '../../test/world.ts'

// Every command is a program of its own, started anew.
vi.setConfig({ testTimeout: 90_000 })

let world: World
let dataDir: string
beforeAll(async () => {
  world = await createWorld()
  dataDir = mkdtempSync(join(tmpdir(), 'zhike-tiers-'))
  const ids = await world.addCustomers(['甲', '乙', '丙'].map((name) => ({ name, personId: world.rep.id })))
  await addOrders(
    world.database,
    ['99999999999999.0001', '20.5', '0.0001'].map((amount, i) => ({
      customerId: ids[i] ?? '',
      orderedOn: `2024-0${i + 1}-15`,
      amount,
    })),
  )
})
afterAll(async () => {
  await world.close()
  rmSync(dataDir, { recursive: true })
})

const zhike = (...args: string[]) =>
  runZhike(['tiers', 'run', ...args], {
    DATABASE_URL: world.database.appUrl,
    ZHIKE_OWNER_DATABASE_URL: world.database.ownerUrl,
    ZHIKE_DATA_DIR: dataDir,
  })

it('prints an array of tier, customers and revenue, every digit kept, as the only output', async () => {
  const all = await zhike('--period', 'all', '--json')
  expect(all, all.stderr).toMatchObject({ code: 0 })
  expect(all.stdout).toBe(
    '[{"tier":"A","customers":1,"revenue":99999999999999.0001},{"tier":"B","customers":0,"revenue":0},{"tier":"C","customers":2,"revenue":20.5001}]\n',
  )
})

it('takes a range of days for this run alone, and acts as the person of --as', async () => {
  const range = await zhike('--period', '2024-02-01..2024-03-31', '--as', world.admin.email)
  expect(range, range.stderr).toMatchObject({ code: 0, stdout: 'A\t1\t20.5\nB\t0\t0\nC\t1\t0.0001\n' })
  const [run] = await world.database.ownerQuery(
    'select r.period_from, r.period_to, p.name from tier_runs r join people p on p.id = r.created_by order by r.no desc limit 1',
  )
  expect(run).toEqual({ period_from: '2024-02-01', period_to: '2024-03-31', name: world.admin.name })
  const refused = await zhike('--as', world.rep.email)
  expect(refused.code).not.toBe(0)
})

it('says that a run by other criteria is in force for everybody until the next one, in the company’s language', async () => {
  const plain = await zhike()
  expect(plain.stderr).toMatch(/^参与排名 \d+ 家，期间没有订单 \d+ 家，级别变了 \d+ 家。\n$/)
  const other = await zhike('--mode', 'share')
  expect(other.stderr).toContain('这次没按设置里的口径算，结果已对所有人生效')
  expect((await zhike('--mode', 'share', '--json')).stderr).toBe('')
  await world.database.ownerQuery(`update company set locale = 'en'`)
  const inEnglish = await zhike('--period', 'all')
  expect(inEnglish.stderr).toMatch(/^\d+ ranked, .* changed\.\nThis run did not go by the settings, and its tiers/)
  const help = await zhike('--help')
  expect(help.stdout).toContain('in force for everybody at once, until the next run')
  expect(help.stdout).toContain('马上对所有人生效，直到下一次计算')
})

it('says what it can read when it is typed wrongly', async () => {
  const wrong = await zhike('--period', '2024-02-30..2024-03-01')
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toContain('--period is "2024-02-30..2024-03-01": give all, 12m, or two days')
  expect((await zhike('--mode', 'abc')).stderr).toContain('--mode is "abc": give share or amount.')
})
