import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    const result = await zhike('import', 'customers', path, '--pool', '公海')
    expect(result, result.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining('read 2, created 2') })
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

  it.each([
    [[], 'Say what the file holds'],
    [['cars', 'x.csv'], 'not "cars"'],
    [['customers', 'nowhere.csv'], 'There is no file "nowhere.csv"'],
    [['customers', 'FILE', '--map', 'foo=电话'], 'write FIELD=COLUMN with one of name,'],
    [['customers', 'FILE', '--where', 'nothing'], 'write COLUMN=VALUE'],
    [['customers', 'FILE', '--date-format', 'soon'], 'write dd/mm/yyyy'],
    [['customers', 'FILE', '--currency', 'XYZ'], 'is no currency'],
    [['orders', 'DATES'], '--date-format dd/mm/yyyy | mm/dd/yyyy'],
    [['orders', 'FILE'], '--map number=COLUMN'],
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
