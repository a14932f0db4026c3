import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importRoutes } from '@zhike/core/imports/api'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { runZhike } from '../../test/run-program.ts'
import { createWorld, type World } from '../../test/world.ts'

const pipeline = fileURLToPath(
  new URL('../../../../../shared/data/crm-sales-opportunities/sales_pipeline.csv', import.meta.url),
)

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** The command beside the test's database, as its two logins. */
function zhike(...args: string[]) {
  const { appUrl, ownerUrl } = world.database
  return runZhike(args, { DATABASE_URL: appUrl, ZHIKE_OWNER_DATABASE_URL: ownerUrl, ZHIKE_DATA_DIR: world.env.dataDir })
}
const lastLine = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>

function file(name: string, content: string): string {
  const path = join(world.env.dataDir, name)
  writeFileSync(path, content)
  return path
}

describe('zhike import', { timeout: 120_000 }, () => {
  it.skipIf(!existsSync(pipeline))(
    'reads the won deals as the acceptance types it (skipped where ../shared/data is absent)',
    async () => {
      const map = ['number=opportunity_id', 'customer=account', 'date=close_date', 'amount=close_value']
      const options = [
        ...map.flatMap((pair) => ['--map', pair]),
        '--where',
        'deal_stage=Won',
        '--create-customers',
        '--json',
      ]
      const result = await zhike('import', 'orders', pipeline, ...options)
      expect(result, result.stderr).toMatchObject({ code: 0 })
      expect(lastLine(result.stdout)).toMatchObject({
        read: 4238,
        created: 4238,
        updated: 0,
        skipped: 0,
        refused: 0,
        refusedFile: null,
      })
      expect(result.stdout.trim().split('\n')).toHaveLength(1)
      const again = await zhike('import', 'orders', pipeline, ...options)
      expect(lastLine(again.stdout)).toMatchObject({ read: 4238, created: 0, updated: 0, skipped: 4238, refused: 0 })
    },
  )

  it('writes refused rows into a file and says why; a dry run writes nothing', async () => {
    const path = file('customers.csv', '客户名称,负责人\n命令行甲,\n命令行乙,查无此人\n')
    const count = async () =>
      (await world.database.ownerQuery(`select count(*)::int as n from customers where name like '命令行%'`))[0]?.n
    const dry = await zhike('import', 'customers', path, '--dry-run', '--json')
    expect(lastLine(dry.stdout)).toMatchObject({ read: 2, created: 1, refused: 1 })
    expect(await count()).toBe(0)
    const [record] = await world.database.ownerQuery(
      `select state, goal, finished_at is not null as over, counts ->> 'refused' as refused from imports order by created_at desc limit 1`,
    )
    expect(record).toEqual({ state: 'cancelled', goal: 'dry-run', over: true, refused: '1' })
    const result = await zhike('import', 'customers', path, '--pool', '公海')
    expect(result, result.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining('读了 2 行：新建 2') })
    expect(await count()).toBe(2)
    const byColumn = await zhike('import', 'customers', path, '--json')
    const { refusedFile, ...counts } = lastLine(byColumn.stdout)
    expect(counts).toMatchObject({ read: 2, skipped: 1, refused: 1 })
    expect(byColumn.stderr).toContain('查无此人')
    expect(readFileSync(String(refusedFile), 'utf8')).toMatch(
      /^\ufeff客户名称,负责人,原因\r\n命令行乙,查无此人,第 3 行/,
    )
  })

  it('acts as somebody, within what they may', async () => {
    const path = file('mine.csv', '客户名称\n组长的客户\n')
    const people = await zhike('import', 'people', file('people.csv', '姓名\n新人\n'), '--as', world.lead.email)
    expect(people.code).toBe(1)
    const made = await zhike('import', 'customers', path, '--as', world.lead.email, '--json')
    expect(lastLine(made.stdout)).toMatchObject({ created: 1 })
    const [row] = await world.database.ownerQuery(
      `select p.name from customers c join people p on p.id = c.created_by where c.name = '组长的客户'`,
    )
    expect(row?.name).toBe(world.lead.name)
  })

  it('closes a dry run, whose report stays and which the page may still carry out', async () => {
    const path = file('dry.csv', '客户名称,负责人\n试算甲,\n试算乙,查无此人\n')
    const dry = await zhike('import', 'customers', path, '--dry-run')
    expect(dry.stderr).toContain('这是试跑，什么都没写入')
    const { items } = await world.admin.api.ok<{ items: { id: string; state: string }[] }>(importRoutes.listImports)
    expect(items.filter((one) => one.state === 'staged')).toEqual([])
    const params = { id: items[0]?.id ?? '' }
    const report = await world.admin.api.ok<ImportRecord>(importRoutes.getImport, { params })
    expect(report).toMatchObject({ state: 'cancelled', counts: { created: 1, refused: 1 }, abilities: { run: true } })
    expect(report.reasons[0]?.message).toContain('查无此人')
    const rows = await world.admin.api.ok<{ items: unknown[] }>(importRoutes.listImportRows, { params })
    expect(rows.items).toHaveLength(2)
  })

  it('asks open questions in the company’s language alone, and says what to add to the command', async () => {
    const dates = file('dates.csv', 'number,customer,date,amount\n1,甲,03/04/2017,5\n')
    const some = file('some.csv', '客户名称,电话\n甲,1\n')
    const inChinese = await zhike('import', 'orders', dates)
    expect(inChinese.stderr).toBe(
      [
        '「date」里的 03/04/2017 是日/月/年，还是月/日/年？选一个。',
        '在命令里加上：',
        '  --date-format dd/mm/yyyy（日/月/年）或 --date-format mm/dd/yyyy（月/日/年）',
        '用法：zhike import --help\n',
      ].join('\n'),
    )
    const missing = await zhike('import', 'orders', some)
    expect(missing.stderr).toMatch(/^哪一列是「订单编号」？\n/)
    expect(missing.stderr).toContain('  --map number=列名\n')
    expect(missing.stderr).toContain('文件里的列：客户名称、电话\n')
    await world.database.ownerQuery(`update company set locale = 'en'`)
    try {
      const inEnglish = await zhike('import', 'orders', dates)
      expect(inEnglish.stderr).toBe(
        [
          'Is 03/04/2017 in “date” day/month/year or month/day/year? Choose one.',
          'Add to the command:',
          '  --date-format dd/mm/yyyy, or --date-format mm/dd/yyyy',
          'Help: zhike import --help\n',
        ].join('\n'),
      )
      const refused = await zhike('import', 'customers', some, '--map', 'name=nothing')
      expect(refused.stderr).toMatch(/^The file has no column “nothing”\./)
    } finally {
      await world.database.ownerQuery(`update company set locale = 'zh-CN'`)
    }
  })

  it.each([
    [[], 'Say what the file holds'],
    [['cars', 'x.csv'], 'not "cars"'],
    [['customers', 'nowhere.csv'], 'There is no file "nowhere.csv"'],
    [['customers', 'FILE', '--map', 'foo=电话'], '写成 字段=列名。字段是其中之一：name,'],
    [['customers', 'FILE', '--where', 'nothing'], '写成 列名=值'],
    [['customers', 'FILE', '--date-format', 'soon'], '看不懂，写 dd/mm/yyyy'],
    [['customers', 'FILE', '--currency', 'XYZ'], '不是币种'],
    [['orders', 'DATES'], '--date-format dd/mm/yyyy'],
    [['orders', 'FILE'], '--map number=列名'],
  ])('%j is typed wrongly', async (args, words) => {
    const paths: Record<string, string> = {
      FILE: file('some.csv', '客户名称,电话\n甲,1\n'),
      DATES: file('dates.csv', 'number,customer,date,amount\n1,甲,03/04/2017,5\n'),
    }
    const result = await zhike('import', ...args.map((arg) => paths[arg] ?? arg))
    expect(result.code).toBe(2)
    expect(result.stderr).toContain(words)
  })

  it.each([
    [['--pool', '没有的池'], '没有的池'],
    [['--map', 'name=没有的列'], '没有的列'],
    [['--where', '没有的列=1'], '没有的列'],
  ])('%j names nothing that is there', async (args, words) => {
    const result = await zhike('import', 'customers', file('some.csv', '客户名称,电话\n甲,1\n'), ...args)
    expect(result.code).toBe(1)
    expect(result.stderr).toContain(words)
  })
})
