import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  await world.addCustomers([
    { name: '甲机械有限公司', externalId: 'K1', personId: world.rep.id },
    { name: '乙电子有限公司', personId: world.stranger.id },
  ])
  // The furniture of a world has no keys; importing the same names gives it some.
  await world.database.ownerQuery(
    `insert into customer_keys select 'name', replace(name, '有限公司', ''), id from customers
     union all select 'externalId', external_id, id from customers where external_id is not null`,
  )
})
afterAll(() => world.close())

const query = (sql: string) => world.database.ownerQuery(sql)
const codes = (record: { reasons: { code: string }[] }) => record.reasons.map((reason) => reason.code).sort()

describe('orders', () => {
  const header = '订单编号,客户,日期,产品,数量,单价,金额\n'
  const orders = (rows: string, options = {}) =>
    importFile(world.system, { kind: 'orders', content: header + rows, options })

  it('of several rows have several lines, and their sum as amount', async () => {
    const rows = '1,甲机械,2024-01-05,泵,2,100.5,\n1,甲机械,2024-01-05,阀,1,50,\n2,乙电子有限公司,2024-02-01,,,,880\n'
    const record = await orders(rows)
    expect(record.counts).toMatchObject({ read: 3, created: 2, refused: 0 })
    expect(
      await query(
        `select o.number, o.amount, (select count(*) from order_lines l where l.order_id = o.id) as lines, s.order_count, s.last_order_on::text as last
         from orders o join customer_stats s on s.customer_id = o.customer_id order by o.number`,
      ),
    ).toEqual([
      { number: '1', amount: '251.0000', lines: 2, order_count: 1, last: '2024-01-05' },
      { number: '2', amount: '880.0000', lines: 0, order_count: 1, last: '2024-02-01' },
    ])
    expect((await orders(rows)).counts).toMatchObject({ created: 0, updated: 0, skipped: 2 })
    const changed = await orders('1,甲机械,2024-01-05,泵,3,100.5,\n1,甲机械,2024-01-05,阀,1,50,\n')
    expect(changed.counts).toMatchObject({ updated: 1, skipped: 0 })
    expect(await query(`select amount, version from orders where number = '1'`)).toEqual([
      { amount: '351.5000', version: 2 },
    ])
  })

  it('are whole or not at all', async () => {
    const record = await orders(
      '10,甲机械,2024-01-05,泵,2,100,\n10,甲机械,2024-13-05,阀,1,50,\n11,甲机械,2024-01-05,泵,1,9,\n',
    )
    expect(codes(record)).toEqual(['date.impossible', 'order.row-refused'])
    expect(record.counts).toMatchObject({ read: 3, created: 1, refused: 2 })
  })

  it('whose rows disagree, repeat or do not add up are refused', async () => {
    expect(codes(await orders('20,甲机械,2024-01-05,泵,1,1,\n20,甲机械,2024-01-06,阀,1,1,\n'))).toEqual([
      'order.dates-differ',
      'order.row-refused',
    ])
    expect(codes(await orders('21,甲机械,2024-01-05,,,,5\n21,甲机械,2024-01-05,,,,6\n'))).toEqual(['order.repeated'])
    expect(codes(await orders('22,甲机械,2024-01-05,泵,,,5\n22,甲机械,2024-01-05,阀,,,5\n'))).toEqual([
      'order.amount-unclear',
    ])
    expect(codes(await orders('23,甲机械,2024-01-05,泵,2,5,11\n'))).toEqual(['order.amount-differs'])
    expect((await orders('24,甲机械,2024-01-05,泵,2,5,15\n24,甲机械,2024-01-05,阀,1,5,15\n')).counts).toMatchObject({
      created: 1,
    })
    expect((await orders('25,甲机械,2024-01-05,泵,,,5\n25,甲机械,2024-01-05,阀,,,6\n')).counts).toMatchObject({
      created: 1,
    })
  })

  it('create unknown customers when asked, once for each, with the owner the file names', async () => {
    const content = `订单编号,客户编号,客户,日期,金额,负责人\n30,N9,新客一,2024-01-01,5,${world.rep.name}\n31,N9,,2024-01-02,6,${world.lead.name}\n32,,新客一,2024-01-03,7,\n33,N8,,2024-01-04,8,\n`
    const options = { createCustomers: true, mapping: { owner: '负责人' } }
    const record = await importFile(world.system, { kind: 'orders', content, options })
    expect(record.counts).toMatchObject({ created: 4, customersCreated: 2, refused: 0 })
    expect(
      await query(
        `select c.name, c.external_id, coalesce(p.name, o.name) as holder, (select count(*) from orders x where x.customer_id = c.id) as orders
         from customers c join tenures t on t.customer_id = c.id and t.end_at = 'infinity' left join people p on p.id = t.person_id
         left join pools o on o.id = t.pool_id where c.external_id in ('N8', 'N9') order by c.external_id`,
      ),
    ).toEqual([
      { name: 'N8', external_id: 'N8', holder: '公海', orders: 1 },
      { name: '新客一', external_id: 'N9', holder: world.rep.name, orders: 3 },
    ])
    const again = await importFile(world.system, { kind: 'orders', content, options })
    expect(again.counts).toMatchObject({ created: 0, skipped: 4, customersCreated: 0 })
  })

  it('in another currency count at its rate', async () => {
    await query(`insert into exchange_rates (currency, rate) values ('USD', 7.1)`)
    const content = '订单编号,客户,日期,金额,币种\n40,甲机械,2024-01-01,100,美元\n'
    expect((await importFile(world.system, { kind: 'orders', content })).counts).toMatchObject({ created: 1 })
    expect(await query(`select amount, currency, amount_base from orders where number = '40'`)).toEqual([
      { amount: '100.0000', currency: 'USD', amount_base: '710.0000' },
    ])
  })

  it('of customers outside the scope are refused', async () => {
    const content = `${header}50,乙电子,2024-01-01,,,,5\n51,甲机械,2024-01-01,,,,5\n`
    const record = await importFile(world.lead.ctx, { kind: 'orders', content })
    expect(codes(record)).toEqual(['match.out-of-scope'])
    expect(record.counts).toMatchObject({ created: 1, refused: 1 })
  })
})

describe('contacts', () => {
  const contacts = (content: string) => importFile(world.system, { kind: 'contacts', content })

  it('join their customer, with exactly one primary, and are found by their number', async () => {
    const file =
      '客户名称,联系人,手机,职务,是否主联系人\n甲机械,王一,19900003001,采购,\n甲机械,王二,19900003002,总经理,是\n甲机械,王三,,,\n'
    expect((await contacts(file)).counts).toMatchObject({ created: 3, refused: 0 })
    const primary = () =>
      query(
        `select k.name from contacts k join customers c on c.id = k.customer_id where c.external_id = 'K1' and is_primary`,
      )
    expect(await primary()).toEqual([{ name: '王二' }])
    expect((await contacts(file)).counts).toMatchObject({ created: 0, updated: 0, skipped: 3 })
    const changed = await contacts('客户名称,联系人,手机,是否主联系人\n甲机械,王一,19900003009,是\n')
    expect(changed.counts).toMatchObject({ created: 1, updated: 0 })
    const moved = await contacts('客户名称,联系人,手机,职务\n甲机械,王三,19900003003,仓库\n')
    expect(moved.counts).toMatchObject({ created: 0, updated: 1 })
    expect(await primary()).toEqual([{ name: '王一' }])
    const keys = await query(`select value from customer_keys where kind = 'phone' order by 1`)
    expect(keys.map((row) => row.value)).toEqual([
      '+8619900003001',
      '+8619900003002',
      '+8619900003003',
      '+8619900003009',
    ])
  })

  it('that stand twice or fit several are refused', async () => {
    expect(codes(await contacts('客户名称,联系人\n甲机械,李四\n甲机械,李四\n'))).toEqual(['duplicate.record'])
    expect(codes(await contacts('客户名称,联系人\n甲机械,王一\n'))).toEqual(['contact.ambiguous'])
  })
})

describe('follow-ups', () => {
  it('keep their author and their time, are added once, and move what is agreed next', async () => {
    const content = `客户名称,跟进时间,跟进内容,方式,跟进人,联系人,下次联系\n甲机械,2024-03-01 09:30,"试样合格\n下周报价",上门拜访,${world.rep.name},王二,2030-02-01\n甲机械,2024-02-01,电话没人接,电话,早已离开的人,,2029-01-01\n甲机械,2024-02-01,电话没人接,电话,早已离开的人,,2029-01-01\n`
    const record = await importFile(world.system, { kind: 'follow-ups', content })
    expect(record.counts).toMatchObject({ read: 3, created: 2, skipped: 1, refused: 0 })
    expect(
      await query(
        `select f.kind, f.text, p.name as author, f.author_name, k.name as contact, f.happened_at at time zone 'Asia/Shanghai' as at
         from follow_ups f left join people p on p.id = f.author_id left join contacts k on k.id = f.contact_id order by happened_at`,
      ),
    ).toMatchObject([
      { kind: 'call', text: '电话没人接', author: null, author_name: '早已离开的人', contact: null },
      { kind: 'visit', text: '试样合格\n下周报价', author: world.rep.name, author_name: null, contact: '王二' },
    ])
    expect(
      await query(
        `select to_char(last_follow_up_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as last, next_contact_on::text as next
         from customer_stats s join customers c on c.id = s.customer_id where c.external_id = 'K1'`,
      ),
    ).toEqual([{ last: '2024-03-01 09:30', next: '2030-02-01' }])
    expect((await importFile(world.system, { kind: 'follow-ups', content })).counts).toMatchObject({
      created: 0,
      skipped: 3,
    })
  })
})
