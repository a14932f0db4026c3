import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { importFields } from './fields.ts'
import { guessMapping } from './guess-mapping.ts'
import { headerKey, headerKeysOf } from './header-key.ts'
import { importKinds, type ImportKind } from './kinds.ts'

/** Field → header, as it is guessed. */
function guess(kind: ImportKind, headers: readonly string[], samples: Record<string, string[]> = {}) {
  const columns = headers.map((name) => ({ name, samples: samples[name] ?? [] }))
  return Object.fromEntries([...guessMapping(kind, columns)].map(([field, index]) => [field, headers[index]]))
}

describe('headers of sales sheets', () => {
  it('are known as a company writes them', () => {
    expect(
      guess('customers', [
        '客户名称*',
        '统一社会信用代码',
        '负责人',
        '手机',
        '最近跟进',
        '创建时间',
        '所属行业',
        '省份',
        '城市',
        '备注（选填）',
        '等级',
      ]),
    ).toEqual({
      name: '客户名称*',
      creditCode: '统一社会信用代码',
      owner: '负责人',
      mobile: '手机',
      lastFollowUpAt: '最近跟进',
      createdAt: '创建时间',
      industry: '所属行业',
      province: '省份',
      city: '城市',
      notes: '备注（选填）',
    })
    expect(guess('customers', ['公司名称', '业务员', '公司电话'])).toMatchObject({
      name: '公司名称',
      owner: '业务员',
      phone: '公司电话',
    })
    expect(guess('orders', ['订单编号', '客户', '下单时间', '订单金额（万元）', '产品名称', '数量', '单价'])).toEqual({
      number: '订单编号',
      customer: '客户',
      date: '下单时间',
      amount: '订单金额（万元）',
      product: '产品名称',
      quantity: '数量',
      price: '单价',
    })
    expect(guess('follow-ups', ['客户名称', '跟进时间', '跟进内容', '跟进人', '下次跟进时间'])).toEqual({
      customer: '客户名称',
      happenedAt: '跟进时间',
      text: '跟进内容',
      author: '跟进人',
      nextContactOn: '下次跟进时间',
    })
    expect(guess('people', ['姓名', '工号', '部门', '直属上级', '手机号码'])).toEqual({
      name: '姓名',
      staffNumber: '工号',
      department: '部门',
      manager: '直属上级',
      phone: '手机号码',
    })
  })

  it('of exports of 纷享销客 and Zoho are known, each field from the column that means it', () => {
    expect(
      guess(
        'customers',
        '客户编号,客户名称,负责人,负责人所在部门,客户级别,客户来源,成交状态,1级行业,2级行业,省,市,区,详细地址,总机电话,邮件,备注,最后跟进时间,创建时间,创建人'.split(
          ',',
        ),
      ),
    ).toEqual({
      externalId: '客户编号',
      name: '客户名称',
      owner: '负责人',
      source: '客户来源',
      industry: '1级行业',
      province: '省',
      city: '市',
      district: '区',
      address: '详细地址',
      phone: '总机电话',
      email: '邮件',
      notes: '备注',
      lastFollowUpAt: '最后跟进时间',
      createdAt: '创建时间',
    })
    expect(guess('contacts', '姓名,客户名称,职务,部门,手机1,手机2,邮件,微信,备注'.split(','))).toEqual({
      name: '姓名',
      customer: '客户名称',
      title: '职务',
      mobile: '手机1',
      email: '邮件',
      wechat: '微信',
      notes: '备注',
    })
    expect(guess('orders', '销售订单编号,客户名称,下单日期,销售订单金额(元),币种,负责人,备注'.split(','))).toEqual({
      number: '销售订单编号',
      customer: '客户名称',
      date: '下单日期',
      amount: '销售订单金额(元)',
      currency: '币种',
      notes: '备注',
    })
    expect(
      guess(
        'customers',
        'Record Id,Account Owner.id,Account Owner,Account Name,Phone,Parent Account,Website,Account Type,Industry,Employees,Annual Revenue,Created Time,Modified Time,Last Activity Time,Billing Street,Billing City,Billing State,Billing Country,Description'.split(
          ',',
        ),
      ),
    ).toEqual({
      externalId: 'Record Id',
      owner: 'Account Owner',
      name: 'Account Name',
      phone: 'Phone',
      parent: 'Parent Account',
      industry: 'Industry',
      size: 'Employees',
      createdAt: 'Created Time',
      lastFollowUpAt: 'Last Activity Time',
      address: 'Billing Street',
      city: 'Billing City',
      province: 'Billing State',
      notes: 'Description',
    })
    expect(
      guess(
        'contacts',
        'Record Id,Contact Owner,First Name,Last Name,Account Name.id,Account Name,Email,Title,Phone,Mobile,Description'.split(
          ',',
        ),
      ),
    ).toEqual({
      externalId: 'Record Id',
      firstName: 'First Name',
      lastName: 'Last Name',
      customerExternalId: 'Account Name.id',
      customer: 'Account Name',
      email: 'Email',
      title: 'Title',
      mobile: 'Mobile',
      notes: 'Description',
    })
    expect(
      guess('orders', 'Record Id,Deal Owner,Amount,Deal Name,Closing Date,Account Name,Stage,Currency'.split(',')),
    ).toEqual({
      number: 'Record Id',
      amount: 'Amount',
      date: 'Closing Date',
      customer: 'Account Name',
      currency: 'Currency',
    })
    expect(
      guess(
        'customers',
        'Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,State/Region,Street Address,Country/Region,Industry,Number of Employees,Description'.split(
          ',',
        ),
      ),
    ).toMatchObject({
      externalId: 'Record ID',
      name: 'Company name',
      owner: 'Company owner',
      province: 'State/Region',
      city: 'City',
      address: 'Street Address',
      size: 'Number of Employees',
      lastFollowUpAt: 'Last Activity Date',
    })
  })

  it('take 客户类型 for our kind only where the values are', () => {
    expect(guess('customers', ['客户名称', '客户类型'], { 客户类型: ['企业', '个人'] })).toHaveProperty('kind')
    expect(guess('customers', ['客户名称', '客户类型'], { 客户类型: ['经销商', '终端'] })).not.toHaveProperty('kind')
  })

  it('never take an owner from an order by themselves', () => {
    expect(guess('orders', ['order number', 'owner', 'sales_agent'])).toEqual({ number: 'order number' })
  })

  it('are all known by their own labels and by our templates', () => {
    for (const kind of importKinds) {
      for (const locale of ['zh-CN', 'en'] as const) {
        const fields = importFields[kind].fields.filter((field) => !field.neverGuess)
        const labels = fields.map((field) => field.label[locale])
        expect(new Set(labels.map(headerKey)).size).toBe(labels.length)
        expect(guess(kind, labels)).toEqual(Object.fromEntries(fields.map((field) => [field.key, field.label[locale]])))
      }
    }
  })

  it('have no empty alias', () => {
    const fields = importKinds.flatMap((kind) => importFields[kind].fields)
    expect(fields.filter((field) => headerKeysOf(field).has(''))).toEqual([])
  })
})

const shared = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))
const exportHeaders = `${shared}crm-import-csv/export_headers.json`
const accounts = `${shared}crm-sales-opportunities/accounts.csv`

describe.skipIf(!existsSync(exportHeaders))('headers of other systems (skipped where ../shared/data is absent)', () => {
  it('are known', () => {
    const lists = JSON.parse(readFileSync(exportHeaders, 'utf8')) as Record<string, string[]>
    expect(guess('customers', lists.salesforce_account_export ?? [])).toMatchObject({
      name: 'Name',
      externalId: 'Id',
      phone: 'Phone',
      industry: 'Industry',
      city: 'BillingCity',
      createdAt: 'CreatedDate',
      notes: 'Description',
    })
    expect(guess('contacts', lists.salesforce_contact_export ?? [])).toMatchObject({
      name: 'Name',
      email: 'Email',
      title: 'Title',
    })
    expect(guess('contacts', lists.hubspot_contacts_export ?? [])).toMatchObject({
      lastName: 'Last Name',
      firstName: 'First Name',
      email: 'Email',
      mobile: 'Phone Number',
      customer: 'Associated Company',
    })
    expect(guess('contacts', lists.outlook_csv_first_columns ?? [])).toMatchObject({
      lastName: 'Last Name',
      customer: 'Company',
    })
    expect(guess('contacts', lists.google_contacts_csv_old ?? [])).toMatchObject({
      name: 'Name',
      mobile: 'Phone 1 - Value',
    })
  })

  it('of the sales files are known', () => {
    const header = (path: string) => (readFileSync(path, 'utf8').split(/\r?\n/)[0] ?? '').split(',')
    const folder = accounts.replace('accounts.csv', '')
    expect(guess('customers', header(accounts))).toMatchObject({
      name: 'account',
      industry: 'sector',
      size: 'employees',
    })
    expect(guess('people', header(`${folder}sales_teams.csv`))).toEqual({
      name: 'sales_agent',
      manager: 'manager',
      department: 'regional_office',
    })
    expect(guess('orders', header(`${folder}sales_pipeline.csv`))).toEqual({
      number: 'opportunity_id',
      customer: 'account',
      date: 'close_date',
      amount: 'close_value',
      product: 'product',
    })
    expect(guess('contacts', header(`${shared}crm-import-csv/atomic-crm-contacts.csv`))).toMatchObject({
      lastName: 'last_name',
      firstName: 'first_name',
      customer: 'company_name',
      email: 'email_work',
      mobile: 'phone_work',
    })
  })
})
