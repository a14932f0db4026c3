import { describe, expect, it } from 'vitest'
import { industries } from '../reference/industries.ts'
import { regions } from '../reference/regions.ts'
import { importFields } from './fields.ts'
import type { ImportKind } from './kinds.ts'
import { makeRowReader } from './read-row.ts'
import { makeReferenceLookup } from './reference-lookup.ts'
import { rowProblemTexts } from './row-problem-texts.ts'
import { explainRowProblem } from './row-problem.ts'
import { meetsWhere, parseWhere } from './where.ts'

const lookup = makeReferenceLookup(regions, industries)
const settings = { dateOrders: {}, decimal: '.' as const, moneyUnit: 1 as const, allowReturns: false }

/** One row given as field → cell. */
function read(kind: ImportKind, cells: Record<string, string>) {
  const fields = Object.keys(cells)
  const reader = makeRowReader(kind, new Map(fields.map((field, index) => [field, index])), settings, lookup)
  return reader({ rowNo: 2, cells: Object.values(cells) })
}

describe('a row', () => {
  it('gives values tidied, and none where a sheet says that there is none', () => {
    expect(
      read('customers', {
        name: '  宁波　示例\u200b机械\u00a0有限公司 ',
        externalId: '17850.0',
        phone: '+86 139 1234 5678',
        email: ' Zhao@Example.CN ',
        notes: '第一行\r\n第二行',
        source: "'=cmd",
        wechat: '="00123"',
        creditCode: '无',
        nextContactOn: '/',
      }),
    ).toEqual({
      problems: [],
      data: {
        name: '宁波 示例机械 有限公司',
        externalId: '17850',
        phone: '13912345678',
        email: 'zhao@example.cn',
        notes: '第一行\n第二行',
        source: '=cmd',
        wechat: '00123',
      },
    })
  })

  it('joins names of two columns as each language does', () => {
    const customer = { customer: '甲' }
    expect(read('contacts', { lastName: '王', firstName: '小明', ...customer }).data.name).toBe('王小明')
    expect(read('contacts', { lastName: 'Doe', firstName: 'Jane', ...customer }).data.name).toBe('Jane Doe')
    expect(read('contacts', { lastName: '', firstName: 'Jane', ...customer }).data.name).toBe('Jane')
  })

  it('names every problem, and keeps what was written for the preview', () => {
    const { data, problems } = read('orders', {
      number: '',
      customer: '甲',
      date: '2024-02-30',
      amount: 'x'.repeat(500),
      currency: 'ZZZ',
    })
    expect(problems.map((problem) => [problem.field, problem.code])).toEqual([
      ['date', 'date.impossible'],
      ['amount', 'value.too-long'],
      ['currency', 'currency.unknown'],
      ['number', 'value.required'],
    ])
    expect(data.date).toBe('2024-02-30')
    expect(data.amount?.length).toBe(200)
  })

  it('never fails, whatever a cell holds', () => {
    const odd = ['\u0000', '\ud800', '=1+1', '😀'.repeat(50), '-', "'", '((', '١٢٣', '1e999', '\u202e', '9'.repeat(400)]
    for (const kind of Object.keys(importFields) as ImportKind[]) {
      for (const value of odd) {
        const cells = Object.fromEntries(importFields[kind].fields.map((field) => [field.key, value]))
        expect(read(kind, cells).problems.every((problem) => problem.code in rowProblemTexts)).toBe(true)
      }
    }
  })
})

describe('region and industry', () => {
  it.each([
    [['浙江省', '宁波市', '北仑区'], '330206'],
    [['浙江', '杭州', ''], '330100'],
    [['浙江省宁波市北仑区'], '330206'],
    [['浙江 宁波 北仑'], '330206'],
    [['上海市', '市辖区', '浦东新区'], '310115'],
    [['上海市浦东新区世纪大道1号'], '310115'],
    [['上海'], '310000'],
    [['宁波市'], '330200'],
    [['广西壮族自治区南宁市'], '450100'],
    [['广西', '南宁'], '450100'],
    [['内蒙古', '呼和浩特'], '150100'],
    [['重庆市', '渝中区'], '500103'],
    [['330206'], '330206'],
    [['中国浙江省'], '330000'],
    [['朝阳区'], null],
    [['United States'], null],
    [['999999'], null],
  ])('%j is %s', (parts, code) => {
    expect(lookup.region(parts)).toBe(code)
  })

  it.each([
    ['C35', 'C35'],
    ['c351', 'C351'],
    ['制造业', 'C'],
    ['通用设备制造业', 'C34'],
    ['通用设备制造', 'C34'],
    ['technolgy', null],
  ])('industry %s is %s', (text, code) => {
    expect(lookup.industry(text)).toBe(code)
  })

  it('without a code is kept for the notes', () => {
    expect(read('customers', { name: '甲', region: 'Kenya', industry: 'medical' }).data).toMatchObject({
      unplaced: 'Kenya\nmedical',
    })
  })
})

describe('texts of problems', () => {
  it('name row, column and value in both languages, and leave no blank', () => {
    for (const code of Object.keys(rowProblemTexts)) {
      const problem = { code, field: 'amount', value: 'WERT', other: 7, detail: 'ZUSATZ' }
      for (const locale of ['zh-CN', 'en'] as const) {
        const text = explainRowProblem(problem, { rowNo: 3, column: '金额' }, locale)
        expect(text).toMatch(locale === 'en' ? /^Row 3, “金额”: / : /^第 3 行「金额」：/)
        expect(text).not.toMatch(/\{\w+\}/)
      }
    }
  })
})

describe('where', () => {
  it('divides at the first sign', () => {
    expect(parseWhere('deal_stage=Won')).toEqual({ column: 'deal_stage', op: '=', value: 'Won' })
    expect(parseWhere('CustomerID!=')).toEqual({ column: 'CustomerID', op: '!=', value: '' })
    expect(parseWhere('Unit Price >= 0.5')).toEqual({ column: 'Unit Price', op: '>=', value: '0.5' })
    expect(parseWhere('阶段=a=b')).toEqual({ column: '阶段', op: '=', value: 'a=b' })
    expect(parseWhere('nothing')).toBeNull()
  })

  it('compares text without case and numbers as numbers', () => {
    expect(meetsWhere(' won ', '=', 'Won')).toBe(true)
    expect(meetsWhere('', '!=', '')).toBe(false)
    expect(meetsWhere('10', '>', '9')).toBe(true)
    expect(meetsWhere('1,000', '>', '999')).toBe(true)
    expect(meetsWhere('x', '<', '9')).toBe(false)
  })
})
