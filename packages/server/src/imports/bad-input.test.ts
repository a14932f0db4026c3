import { randomBytes } from 'node:crypto'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKind } from '@zhike/core/imports/kinds'
import type { ImportOptions } from '@zhike/core/imports/schema'
import { Problem, type Locale } from '@zhike/core/kernel/problem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile, uploadFile } from '../../test/import-file.ts'
import { makeWorkbook } from '../../test/make-workbook.ts'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const locales: Locale[] = ['zh-CN', 'en']

/** Why a file is refused as a whole. */
async function refusalOf(content: string | Buffer, fileName = '名单.csv', kind: ImportKind = 'customers') {
  try {
    await uploadFile(world.system, { kind, content, fileName })
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('the file was accepted')
}

describe('a file that is none', () => {
  const pdf = Buffer.concat([
    Buffer.from('%PDF-1.7\n%'),
    randomBytes(4000).map((byte) => byte | 0x81),
    Buffer.from([0, 1, 2]),
  ])
  it.each<[string, string | Buffer, string, string, string[], string[]]>([
    ['a binary named .csv', pdf, 'a.csv', 'import.not-text', ['第 2 行', 'CSV（UTF-8）'], ['row 2', 'Save it as CSV']],
    ['an empty file', '', 'a.csv', 'import.file-empty', ['第 1 行', '写列名'], ['row 1', 'column names']],
    [
      'a header only',
      '客户名称,手机\n',
      'a.csv',
      'import.header-only',
      ['第 1 行', '客户名称、手机', '第 2 行'],
      ['row 1', 'row 2 on'],
    ],
    [
      'duplicate headers',
      '名称,手机,名称\n甲,1,乙\n',
      'a.csv',
      'import.duplicate-headers',
      ['第 1 行', '名称', 'A, C'],
      ['row 1', 'A, C', 'Rename'],
    ],
    [
      'a broken XLSX',
      Buffer.from('PK\u0003\u0004 not really', 'latin1'),
      'a.xlsx',
      'import.broken-workbook',
      ['第 0 行', '修复'],
      ['row 0', 'repair'],
    ],
    ['text named .xlsx', 'a,b\n1,2\n', 'a.xlsx', 'import.broken-workbook', ['损坏'], ['damaged']],
    [
      'an old .xls',
      Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'),
      'a.xls',
      'import.old-excel',
      ['.xlsx'],
      ['.xlsx'],
    ],
    [
      'a quote that never closes',
      'name,notes\nA,"open\nB,x\n',
      'a.csv',
      'import.unclosed-quote',
      ['第 2 行', 'B'],
      ['row 2', '“B”'],
    ],
    [
      'UTF-16 without its mark',
      Buffer.from('name,phone\nA,1\n', 'utf16le'),
      'a.csv',
      'import.utf16-without-mark',
      ['第 1 行'],
      ['row 1'],
    ],
  ])('%s is refused with its place and what to do', async (_, content, fileName, code, zh, en) => {
    const problem = await refusalOf(content, fileName)
    expect(problem.code).toBe(code)
    expect(problem.status).toBeGreaterThanOrEqual(400)
    expect(problem.status).toBeLessThan(500)
    for (const words of zh) expect(problem.text('zh-CN')).toContain(words)
    for (const words of en) expect(problem.text('en')).toContain(words)
    for (const locale of locales) expect(problem.text(locale)).not.toMatch(/\{\w+\}/)
  })
})

/** The refused rows of an import, in a language. */
async function refusedRows(file: {
  kind: ImportKind
  content: string | Buffer
  options?: Partial<ImportOptions>
  fileName?: string
}) {
  const messages: Record<Locale, string[]> = { 'zh-CN': [], en: [] }
  for (const locale of locales) {
    const ctx = { ...world.system, locale }
    const record = await importFile(ctx, { ...file, goal: 'dry-run' })
    expect(record.error).toBeNull()
    messages[locale] = record.reasons.map((reason) => reason.message)
    expect(record.reasons.every((reason) => !/\{\w+\}/.test(reason.message))).toBe(true)
  }
  return messages
}

describe('a row that cannot be imported says its row, its column and what to do', () => {
  const order = 'number,customer,date,amount,currency\n'
  it.each<[string, ImportKind, string | Buffer, string[], string[], Partial<ImportOptions>?]>([
    [
      '10 MB in one cell',
      'customers',
      `客户名称,备注\n甲,好\n乙,${'字'.repeat(3_500_000)}\n`,
      ['第 3 行「备注」', '3500000', '截短'],
      ['Row 3, “备注”', 'Shorten'],
    ],
    [
      'a formula cell of a workbook',
      'customers',
      makeWorkbook({
        sheets: [
          {
            name: '客户',
            rows: '<row r="1"><c t="str"><v>客户名称</v></c><c t="str"><v>备注</v></c></row><row r="2"><c t="str"><v>甲</v></c><c><f>A2&amp;"x"</f></c></row>',
          },
        ],
      }),
      ['第 2 行「备注」', '=A2&"x"', '粘贴为数值'],
      ['Row 2, “备注”', 'paste it as a value'],
    ],
    [
      'a formula cell of a CSV',
      'customers',
      '客户名称,备注\n甲,=SUM(A1:A9)\n',
      ['第 2 行「备注」', '=SUM(A1:A9)'],
      ['Row 2'],
    ],
    [
      'a negative amount',
      'orders',
      `${order}1,甲,2024-01-01,-5,CNY\n`,
      ['第 2 行「amount」', '-5', '允许退货'],
      ['Row 2, “amount”', 'Allow returns'],
      { createCustomers: true },
    ],
    [
      '31/02/2024',
      'orders',
      `${order}1,甲,31/02/2024,5,CNY\n`,
      ['第 2 行「date」', '31/02/2024', '真实日期'],
      ['Row 2, “date”', 'does not exist'],
      { createCustomers: true },
    ],
    [
      'a date in year 0001',
      'orders',
      `${order}1,甲,0001-01-01,5,CNY\n`,
      ['第 2 行「date」', '0001-01-01', '1900–2199'],
      ['Row 2, “date”', 'between 1900 and 2199'],
      { createCustomers: true },
    ],
    [
      'one ID twice',
      'customers',
      '客户编号,客户名称\nK1,甲公司\nK2,乙公司\nK1,丙公司\n',
      ['第 2 行「客户编号」', 'K1', '第 4 行'],
      ['Row 2, “客户编号”', 'row 4'],
    ],
    [
      'an owner nobody knows',
      'customers',
      '客户名称,负责人\n甲,查无此人\n',
      ['第 2 行「负责人」', '查无此人', '先导入这个人'],
      ['Row 2, “负责人”', 'Import this person first'],
    ],
    [
      'an unknown currency',
      'orders',
      `${order}1,甲,2024-01-01,5,ABC\n`,
      ['第 2 行「currency」', 'ABC', '三位代码'],
      ['Row 2, “currency”', 'three-letter code'],
      { createCustomers: true },
    ],
    [
      'a currency without a rate',
      'orders',
      `${order}1,甲,2024-01-01,5,USD\n`,
      ['第 2 行「currency」', 'USD', '汇率'],
      ['Row 2, “currency”', 'Exchange rates'],
      { createCustomers: true },
    ],
    [
      'an unknown customer',
      'orders',
      `${order}1,没有这家,2024-01-01,5,CNY\n`,
      ['第 2 行「customer」', '没有这家', '自动新建'],
      ['Row 2, “customer”', 'create unknown customers'],
    ],
    [
      'a wrong credit code',
      'customers',
      '客户名称,税号\n甲,91330200MA00000000\n',
      ['第 2 行「税号」', '校验位'],
      ['Row 2, “税号”', 'check sign'],
    ],
    [
      'an ID in scientific notation',
      'customers',
      '客户编号,客户名称\n1.23E+17,甲\n',
      ['第 2 行「客户编号」', '科学计数'],
      ['Row 2, “客户编号”', 'scientific'],
    ],
    [
      'a name that is empty',
      'customers',
      '客户名称,手机\n,19900000101\n',
      ['第 2 行「客户名称」', '没有填'],
      ['Row 2, “客户名称”', 'is empty'],
    ],
    [
      'an individual without a key',
      'customers',
      '客户名称,客户类型\n王五,个人\n',
      ['第 2 行', '手机或客户编号'],
      ['Row 2', 'mobile or a customer ID'],
    ],
    [
      'a control character',
      'customers',
      '客户名称,备注\n甲,a\u001bb\n',
      ['第 2 行「备注」', '控制字符'],
      ['Row 2, “备注”', 'control characters'],
    ],
  ])('%s', async (_, kind, content, zh, en, options) => {
    const fileName = typeof content === 'string' ? 'a.csv' : 'a.xlsx'
    const messages = await refusedRows({ kind, content, fileName, ...(options ? { options } : {}) })
    for (const words of zh) expect(messages['zh-CN'].join('\n')).toContain(words)
    for (const words of en) expect(messages.en.join('\n')).toContain(words)
  })

  it('takes a negative amount when returns are allowed', async () => {
    const record = await importFile(world.system, {
      kind: 'orders',
      content: `${order}R1,退货公司,2024-01-01,-5,CNY\n`,
      options: { createCustomers: true, allowReturns: true },
    })
    expect(record.counts).toMatchObject({ created: 1, refused: 0, customersCreated: 1 })
  })
})

describe('an ambiguous date column', () => {
  const content = 'number,customer,date,amount\n1,日期公司,03/04/2017,5\n2,日期公司,05/06/2017,6\n'
  it('asks, and is refused until it is answered', async () => {
    const created = await uploadFile(world.system, { kind: 'orders', content })
    expect(created.questions).toEqual([
      expect.objectContaining({ code: 'date-order', field: 'date', column: 'date', choices: ['dmy', 'mdy'] }),
    ])
    await expect(importFile(world.system, { kind: 'orders', content })).rejects.toMatchObject({
      code: 'import.unanswered',
    })
    const answered = await importFile(world.system, {
      kind: 'orders',
      content,
      options: { dateOrders: { date: 'dmy' }, createCustomers: true },
    })
    expect(answered.counts).toMatchObject({ created: 2, refused: 0 })
    const days = await world.database.ownerQuery<{ day: string }>(
      `select o.ordered_on::text as day from orders o join customers c on c.id = o.customer_id where c.name = '日期公司' order by 1`,
    )
    expect(days.map((row) => row.day)).toEqual(['2017-04-03', '2017-06-05'])
  })
})

describe('a file without the columns it needs', () => {
  it.each(Object.keys(importFields) as ImportKind[])('%s asks for them', async (kind) => {
    const created = await uploadFile(world.system, { kind, content: 'foo,bar\n1,2\n' })
    expect(created.questions.length).toBe(importFields[kind].required.length)
    expect(created.questions.every((question) => question.code === 'required-field')).toBe(true)
  })
})
