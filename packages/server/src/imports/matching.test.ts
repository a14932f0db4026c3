import { checkSign } from '@zhike/core/customers/credit-code'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { deactivatePerson } from '../people/deactivate-person.ts'

/** With the check sign that belongs to it. */
const code = (first17: string) => `${first17}${checkSign(first17) ?? ''}`

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const query = <Row extends object>(sql: string, values: unknown[] = []) =>
  world.database.ownerQuery<Row & Record<string, unknown>>(sql, values)
const customers = (content: string, options = {}) => importFile(world.system, { kind: 'customers', content, options })
const codes = (record: Awaited<ReturnType<typeof customers>>) => record.reasons.map((reason) => reason.code).sort()
const holderOf = async (name: string) =>
  (
    await query<{ holder: string; code: string; reason: object }>(
      `select coalesce(p.name, o.name) as holder, t.reason_code as code, t.reason from customers c
       join tenures t on t.customer_id = c.id and t.end_at = 'infinity' left join people p on p.id = t.person_id
       left join pools o on o.id = t.pool_id where c.name = $1`,
      [name],
    )
  )[0]

describe('what decides create or update', () => {
  it('is the ID, else the credit code, else the name; twice changes nothing', async () => {
    const file = `客户编号,客户名称,税号,手机,备注\nM1,甲机械有限公司,,19900000001,\n,乙电子有限公司,${code('91330200MA2AENMH2')},,\n,丙化工集团,,,老客户\n`
    expect((await customers(file)).counts).toMatchObject({ read: 3, created: 3, refused: 0 })
    const again = await customers(file)
    expect(again.counts).toMatchObject({ read: 3, created: 0, updated: 0, skipped: 3, refused: 0 })
    const changed = await customers(
      `客户编号,客户名称,税号,备注\nM1,甲机械股份有限公司,,新备注\n,乙电子公司（更名）,${code('91330200MA2AENMH2')},\n,丙化工,,老客户\n`,
    )
    expect(changed.counts).toMatchObject({ updated: 2, skipped: 1, refused: 0 })
    const rows = await query<{ name: string; version: number }>(
      'select name, version from customers order by version desc, name collate "C"',
    )
    expect(rows.map((row) => [row.name, row.version])).toEqual([
      ['乙电子公司（更名）', 2],
      ['甲机械股份有限公司', 2],
      ['丙化工集团', 1],
    ])
    const audited = await query<{ before: object; after: object }>(
      `select v.before, v.after from audit_entries e join audit_values v on v.entry_id = e.id
       where e.action = 'customer.update' order by v.after::text`,
    )
    expect(audited).toContainEqual({
      before: { name: '甲机械有限公司', notes: null },
      after: { name: '甲机械股份有限公司', notes: '新备注' },
    })
  })

  it('never empties a field, and finds a renamed customer by its new name', async () => {
    await customers('客户编号,客户名称,电话,微信\nE1,旧名贸易,0574-55500101,wx1\n')
    await customers('客户编号,客户名称,电话,微信\nE1,新名贸易,,\n')
    const [row] = await query<{ phone: string; wechat: string; keys: string[]; tokens: string[] }>(
      `select phone, wechat, search_tokens as tokens, array(select value from customer_keys k where k.customer_id = c.id and kind = 'name') as keys
       from customers c where external_id = 'E1'`,
    )
    expect(row).toMatchObject({ phone: '0574-55500101', wechat: 'wx1', keys: ['新名贸易'] })
    expect(row?.tokens).toContain('新名')
    expect(row?.tokens).not.toContain('旧名')
  })

  it('refuses what cannot be told, and two rows for one customer', async () => {
    await customers('客户编号,客户名称\nA1,双子贸易\nA2,双子贸易\n')
    await query(`update customers set external_id = null where name = '双子贸易'`)
    await query(`delete from customer_keys where kind = 'externalId' and value in ('A1', 'A2')`)
    expect(codes(await customers('客户名称\n双子贸易\n'))).toEqual(['match.ambiguous'])
    expect(codes(await customers('客户名称\n同名公司\n同名有限公司\n'))).toEqual(['duplicate.name'])
    expect((await customers('客户编号,客户名称\nN1,同号公司\nN2,同号公司\n')).counts).toMatchObject({
      created: 2,
      refused: 0,
    })
    await customers(`客户编号,客户名称,税号\nC1,冲突甲,${code('91330206MA2CHFKD4')}\nC2,冲突乙,\n`)
    expect(codes(await customers(`客户编号,客户名称,税号\nC2,冲突乙,${code('91330206MA2CHFKD4')}\n`))).toEqual([
      'match.conflict',
    ])
    expect(codes(await customers(`客户编号,客户名称,税号\nC9,冲突丙,${code('91330206MA2CHFKD4')}\n`))).toEqual([
      'match.taken',
    ])
  })

  it('knows an individual by the mobile, not by the name', async () => {
    const file = '客户名称,客户类型,手机\n王伟,个人,19900001001\n王伟,个人,19900001002\n'
    expect((await customers(file)).counts).toMatchObject({ created: 2, refused: 0 })
    expect((await customers(file)).counts).toMatchObject({ skipped: 2, refused: 0 })
    expect(
      codes(await customers('客户名称,客户类型,手机\n王伟,个人,19900001003\n王大伟,个人,199 0000 1003\n')),
    ).toEqual(['duplicate.mobile'])
  })

  it('does not take a short name for a name', async () => {
    await customers('客户名称,简称\n长河科技发展有限公司,长河\n')
    expect((await customers('客户名称\n长河有限公司\n')).counts).toMatchObject({ created: 1, updated: 0 })
  })
})

describe('the owner column', () => {
  it('becomes the first holder by name, phone, staff number or e-mail; blanks go to the rules', async () => {
    await query(`update people set staff_number = 'S-77', phone = '+8619900007777' where id = $1`, [world.rep.id])
    const record = await customers(
      `客户名称,负责人\n归一,${world.rep.name}\n归二,S-77\n归三,199 0000 7777\n归四,${world.rep.email.toUpperCase()}\n归五,\n归六,公海\n`,
    )
    expect(record.counts).toMatchObject({ created: 6, refused: 0 })
    for (const name of ['归一', '归二', '归三', '归四']) {
      expect(await holderOf(name)).toMatchObject({ holder: world.rep.name, code: 'imported' })
    }
    expect((await holderOf('归二'))?.reason).toMatchObject({ by: 'S-77' })
    expect(await holderOf('归五')).toMatchObject({ holder: '公海' })
    expect(await holderOf('归六')).toMatchObject({ holder: '公海', reason: { by: '公海' } })
  })

  it('can be left to a pool or to the rules, and never moves a customer that is there', async () => {
    const [pool] = await query<{ id: string }>(`select id from pools where kind = 'public'`)
    await customers(`客户名称,负责人\n入池,${world.rep.name}\n`, { owner: { by: 'pool', poolId: pool?.id } })
    expect(await holderOf('入池')).toMatchObject({ holder: '公海' })
    await customers(`客户名称,负责人\n按规则,${world.rep.name}\n`, { owner: { by: 'rules' } })
    expect(await holderOf('按规则')).toMatchObject({ holder: '公海' })
    const again = await customers(`客户名称,负责人\n入池,${world.lead.name}\n`)
    expect(again.counts).toMatchObject({ skipped: 1, holdersKept: 1 })
    expect(await holderOf('入池')).toMatchObject({ holder: '公海' })
  })

  it('refuses two people of one name, and one who has left, until it is about a customer that is there', async () => {
    await world.addPerson({ name: '李重名' })
    await world.addPerson({ name: '李重名' })
    const leaver = await world.addPerson({ name: '离职者' })
    await customers('客户名称,负责人\n老客户一,离职者\n')
    await deactivatePerson(world.system, leaver.id)
    const record = await customers('客户名称,负责人\n新甲,李重名\n新乙,离职者\n老客户一,离职者\n')
    expect(codes(record)).toEqual(['owner.ambiguous', 'owner.inactive'])
    expect(record.counts).toMatchObject({ skipped: 1, refused: 2 })
  })
})

describe('somebody with a narrower scope', () => {
  it('imports for themselves and their reports, and does not touch the customers of others', async () => {
    await customers(`客户名称,负责人\n别人的公司,${world.stranger.name}\n`)
    const content = `客户名称,负责人,电话\n别人的公司,,0574-1\n组员新客,${world.rep.name},\n越权新客,${world.stranger.name},\n`
    const record = await importFile(world.lead.ctx, { kind: 'customers', content })
    expect(codes(record)).toEqual(['match.out-of-scope', 'owner.out-of-scope'])
    expect(record.reasons.map((reason) => reason.message).join()).toContain(world.stranger.name)
    expect(await holderOf('组员新客')).toMatchObject({ holder: world.rep.name })
    const [row] = await query<{ phone: string | null }>(`select phone from customers where name = '别人的公司'`)
    expect(row?.phone).toBeNull()
  })

  it('may not import people, and a representative nothing', async () => {
    const people = importFile(world.lead.ctx, { kind: 'people', content: '姓名\n新人\n' })
    await expect(people).rejects.toMatchObject({ code: 'access.refused' })
    await expect(importFile(world.rep.ctx, { kind: 'customers', content: '客户名称\n甲\n' })).rejects.toMatchObject({
      code: 'access.refused',
    })
  })
})

describe('what a customer list brings along', () => {
  it('is the contact, dates, codes and what has no code', async () => {
    const file =
      '客户名称,联系人,职务,手机,省,市,行业,最近跟进,创建时间,下次联系\n全套公司,王小明,采购,19900002001,浙江省,宁波市,通用设备制造业,2024-05-06 10:00,2023-01-02,2030-01-05\n海外公司,,,19900002002,Kenya,,medical,,,\n'
    expect((await customers(file)).counts).toMatchObject({ created: 2, refused: 0 })
    const [full, abroad] = await query<Record<string, string>>(
      `select c.name, c.region_code, c.industry_code, c.phone, c.notes, (c.created_at at time zone 'Asia/Shanghai')::date::text as created,
        k.name as contact, k.title, k.mobile, k.is_primary, s.next_contact_on::text as next, f.text as follow_up,
        to_char(s.last_follow_up_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as last
       from customers c join customer_stats s on s.customer_id = c.id left join contacts k on k.customer_id = c.id
       left join follow_ups f on f.customer_id = c.id where c.name in ('全套公司', '海外公司') order by c.name`,
    )
    expect(full).toMatchObject({
      region_code: '330200',
      industry_code: 'C34',
      created: '2023-01-02',
      contact: '王小明',
      title: '采购',
      mobile: '19900002001',
      is_primary: true,
      next: '2030-01-05',
      last: '2024-05-06 10:00',
    })
    expect(full?.follow_up).toContain('最近跟进')
    expect(abroad).toMatchObject({ phone: '19900002002', notes: 'Kenya\nmedical', contact: null })
    expect((await customers(file)).counts).toMatchObject({ skipped: 2, updated: 0 })
  })
})
