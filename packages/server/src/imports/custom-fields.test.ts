import { afterAll, beforeAll, expect, it } from 'vitest'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { listCustomers } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { importRoutes } from '@zhike/core/imports/api'
import { importFile, uploadFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  const fields = [
    { type: 'number', label: '装机台数' },
    { type: 'choices', label: '用途', options: [{ label: '车床' }, { label: '铣床' }] },
    { type: 'date', label: '签约日' },
    { type: 'money', label: '预算' },
    { type: 'flag', label: '是否到访' },
    { type: 'person', label: '技术支持' },
    { type: 'region', label: '工厂所在' },
    { type: 'text', label: '设备号', isUnique: true, isIndexed: true },
    { type: 'text', label: '渠道', isRequired: true, fallback: '自然' },
  ]
  for (const field of fields) {
    await world.admin.api.ok(customFieldRoutes.createCustomField, { body: { record: 'customer', ...field } as never })
  }
})
afterAll(() => world.close())

const row = async (name: string): Promise<CustomerRow> => {
  const query = { filter: JSON.stringify({ field: 'name', op: 'eq', value: name }) }
  const { items } = await world.admin.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })
  return items[0] as CustomerRow
}
const head = '客户名称,装机台数,用途,签约日,预算,是否到访,技术支持,工厂所在,设备号'

it('columns are guessed by the name of the field, and values read by its type', async () => {
  const content = `${head}\n甲厂,"1,200",车床、铣床,2026/3/5,12.5万,是,林晚舟,浙江省宁波市,AB-1\n乙厂,,,,,,,,\n`
  const uploaded = await uploadFile(world.admin.ctx, { kind: 'customers', content })
  expect(Object.keys(uploaded.options.mapping).filter((key) => key.startsWith('custom.'))).toHaveLength(8)
  const done = await importFile(world.admin.ctx, { kind: 'customers', content })
  expect(done).toMatchObject({ state: 'done', counts: { created: 2, refused: 0 } })
  expect((await row('甲厂')).custom).toEqual({
    zhuang_ji_tai_shu: 1200,
    yong_tu: ['che_chuang', 'xi_chuang'],
    qian_yue_ri: '2026-03-05',
    yu_suan: '125000',
    shi_fou_dao_fang: true,
    ji_shu_zhi_chi: world.rep.id,
    gong_chang_suo_zai: '330200',
    she_bei_hao: 'AB-1',
    qu_dao: '自然',
  })
  expect((await row('乙厂')).custom).toEqual({ qu_dao: '自然' })
  const indexed = await world.database.ownerQuery('select text from custom_values')
  expect(indexed).toEqual([{ text: 'AB-1' }])
})

it('refuses what fits no option, nobody, or stands twice, and says which', async () => {
  const lines = [
    '丙厂,很多,刨床,,,,,,',
    '丁厂,,,,,,没有这人,,C-1',
    '戊厂,,,,,,,,c-1',
    '己厂,,,,,,,,ab-1',
    '庚厂,,,,,,,,C-1',
  ]
  const done = await importFile(world.admin.ctx, { kind: 'customers', content: `${head}\n${lines.join('\n')}\n` })
  expect(done.counts).toMatchObject({ created: 0, refused: 5 })
  const codes = done.reasons.map((reason) => reason.code)
  expect(codes).toEqual(expect.arrayContaining(['custom.option', 'custom.person', 'custom.taken', 'duplicate.custom']))
})

it('changes only what a file says, and fills only what is empty', async () => {
  const changed = await importFile(world.admin.ctx, {
    kind: 'customers',
    content: '客户名称,装机台数,渠道\n甲厂,7,\n乙厂,3,展会\n',
  })
  expect(changed.counts).toMatchObject({ updated: 2 })
  expect((await row('甲厂')).custom).toMatchObject({ zhuang_ji_tai_shu: 7, she_bei_hao: 'AB-1', qu_dao: '自然' })
  expect((await row('乙厂')).custom).toEqual({ zhuang_ji_tai_shu: 3, qu_dao: '展会' })
  const filled = await importFile(world.admin.ctx, {
    kind: 'customers',
    content: '客户名称,装机台数,预算\n乙厂,9,50\n',
    options: { existing: 'fill' },
  })
  expect(filled.counts).toMatchObject({ updated: 1 })
  expect((await row('乙厂')).custom).toEqual({ zhuang_ji_tai_shu: 3, qu_dao: '展会', yu_suan: '50' })
  const again = await importFile(world.admin.ctx, { kind: 'customers', content: '客户名称,装机台数\n乙厂,3\n' })
  expect(again.counts).toMatchObject({ skipped: 1, updated: 0 })
})

it('the template has a column for each field', async () => {
  const template = await world.admin.api.call(importRoutes.downloadImportTemplate, {
    params: { kind: 'customers' },
    query: { format: 'csv' },
  } as never)
  expect(template.body).toContain('装机台数,用途')
})
