import { exportList } from '@zhike/core/exports/api'
import { peopleRoutes } from '@zhike/core/people/api'
import { roleRoutes } from '@zhike/core/roles/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFile, type FileToImport } from '../../test/import-file.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  world.setClock('2026-11-22T04:00:00Z')
})
afterAll(() => world.close())

const bring = (file: FileToImport) => importFile(world.admin.ctx, file)
const days = () =>
  world.database.ownerQuery<{ whose: string; day: string }>(
    `select coalesce(k.name, c.name) as whose,
      concat_ws('-', d.calendar, coalesce(d.year::text, '?'), d.month, d.day, case when d.is_leap then 'L' end) as day
     from special_days d join customers c on c.id = d.customer_id
     left join contacts k on k.customer_id = d.customer_id and k.id = d.contact_id order by coalesce(k.name, c.name) collate "C"`,
  )
const exported = async (actor: Actor, list: 'contacts' | 'customers', format: 'vcf' | 'csv') =>
  (await actor.api.call(exportList, { params: { list }, query: { format } })).body

const cards = [
  'VERSION:3.0\nFN:Ann\nORG:名片公司\nTEL;TYPE=CELL:13800000001\nBDAY:1985-03-12',
  'VERSION:3.0\nFN:Bob\nORG:名片公司\nTEL;TYPE=CELL:13800000002\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
  'VERSION:3.0\nFN:Cai\nORG:名片公司\nTEL;TYPE=CELL:13800000003\nBDAY:1985-10-01\nX-ALTBDAY;CALSCALE=chinese:0078004206L09',
  'VERSION:4.0\nFN:Dan\nORG:名片公司\nTEL;TYPE=cell:13800000004\nBDAY;VALUE=text:circa 1800',
  'VERSION:2.1\nFN:Eve\nORG:名片公司\nTEL;CELL:13800000005\nX-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-14;3;;;;;;;;;;;;;',
].map((card) => `BEGIN:VCARD\n${card}\nEND:VCARD\n`)

it('cards bring birthdays as phones write them, and take them along', async () => {
  const record = await bring({ kind: 'contacts', content: cards.join(''), fileName: 'a.vcf' })
  expect(record.counts).toMatchObject({ created: 5, refused: 0 })
  const found = [
    { whose: 'Ann', day: 'solar-1985-3-12' },
    { whose: 'Bob', day: 'solar-?-2-29' },
    { whose: 'Cai', day: 'lunar-2025-6-9-L' },
    { whose: 'Eve', day: 'solar-?-5-14' },
  ]
  expect(await days()).toEqual(found)
  const [dan, cai] = await world.database.ownerQuery<{ notes: string | null }>(
    "select notes from contacts where name in ('Dan', 'Cai') order by name desc",
  )
  expect(dan?.notes).toContain('circa 1800')
  expect(cai?.notes).toContain('1985-10-01')

  const file = await exported(world.admin, 'contacts', 'vcf')
  for (const line of ['BDAY:1985-03-12', 'BDAY:--02-29', 'X-ALTBDAY;CALSCALE=chinese:0078004206L09', 'BDAY:--05-14']) {
    expect(file).toContain(`\r\n${line}\r\n`)
  }
  expect(file).toContain('生日：农历2025年闰六月初九')
  expect(await exported(world.admin, 'customers', 'vcf')).toContain('BDAY:1985-03-12')
  expect(await exported(world.admin, 'contacts', 'csv')).toContain('1985年3月12日')
  // Who does not see the numbers does not see the birthdays either.
  const body = {
    name: '只看打码',
    grants: { 'customer.read': ['all'], 'customer.export': ['all'] },
    fields: { 'contact.mobile': { show: 'masked', edit: false } },
  }
  const role = await world.admin.api.ok<{ key: string }>(roleRoutes.createRole, { body })
  const marketer = await world.addPerson({ name: '市场' })
  await world.admin.api.ok(peopleRoutes.setPersonRoles, { params: { id: marketer.id }, body: { roles: [role.key] } })
  for (const [list, format] of [
    ['contacts', 'vcf'],
    ['customers', 'vcf'],
    ['contacts', 'csv'],
  ] as const) {
    const masked = await exported(marketer, list, format)
    expect(masked).toContain('Ann')
    expect(masked).not.toMatch(/BDAY|1985年|农历/)
  }

  await world.database.ownerQuery('delete from special_days')
  const again = await bring({ kind: 'contacts', content: file, fileName: 'b.vcf' })
  expect(again.counts).toMatchObject({ created: 0, refused: 0 })
  expect(await days()).toEqual(found)
})

it('a file of several kinds brings them to its contacts and to individuals, and takes them back', async () => {
  await world.database.ownerQuery('delete from special_days')
  const content = [
    '客户名称,客户类型,手机,联系人,生日,订单编号,下单日期,订单金额',
    '合编公司,企业,,老王,,HB-1,2026-05-01,100',
    '合编公司,企业,,老王,农历八月十五,HB-2,2026-06-01,100',
    '合编公司,企业,,小李,1990-01-02,,,',
    '赵小姐,个人,13911112222,,3月12日,,,',
    '没有人的公司,企业,,,1990-01-02,,,',
    '没有日子公司,企业,,老张,不记得,,,',
  ].join('\n')
  const record = await bring({ kind: 'combined', content })
  expect(record.options.mapping).toMatchObject({ 'contact.birthday': '生日' })
  expect(record.counts.refused).toBe(2)
  expect(await days()).toEqual([
    { whose: '小李', day: 'solar-1990-1-2' },
    { whose: '老王', day: 'lunar-?-8-15' },
    { whose: '赵小姐', day: 'solar-?-3-12' },
  ])
  await undoImport(world.admin.ctx, record.id, { enqueue: false })
  await runImport(world.system, record.id)
  expect(await days()).toEqual([])
  expect(
    await world.database.ownerQuery("select 1 from customers where name = '合编公司' and deleted_at is null"),
  ).toEqual([])
})
