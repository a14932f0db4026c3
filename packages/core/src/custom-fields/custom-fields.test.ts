import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regions } from '../reference/regions.ts'
import { customFieldTypes, concerns, type CustomFieldShape, type CustomFieldType } from './field-kinds.ts'
import { keyPattern, makeKey } from './make-key.ts'
import { mergeValues } from './merge-values.ts'
import { tidyValue } from './tidy-value.ts'
import { explainValue } from './value-problems.ts'
import { plainNumber } from './plain-number.ts'
import { valueText } from './value-text.ts'

const options = ['a', 'b', 'c'].map((key) => ({ key, label: key.toUpperCase(), isRetired: false }))
const field = (type: CustomFieldType, more: Partial<CustomFieldShape> = {}): CustomFieldShape => ({
  key: type.toLowerCase(),
  type,
  label: type,
  isRequired: false,
  isUnique: false,
  fallback: null,
  options: type === 'choice' || type === 'choices' ? options : [],
  kinds: [],
  tiers: [],
  ...more,
})
const tidy = (type: CustomFieldType, given: unknown) => tidyValue(field(type), given)
const company = { kind: 'organisation', tier: 'A' }

describe('a value as it is stored', () => {
  it.each<[CustomFieldType, unknown, unknown]>([
    ['text', '  甲  乙 ', '甲 乙'],
    ['text', 'e\u0301', 'é'],
    ['text', '   ', null],
    ['longText', 'a\r\nb', 'a\nb'],
    ['number', -0, 0],
    ['number', 0.1, 0.1],
    ['money', '0012.50', '12.5'],
    ['money', 12.5, '12.5'],
    ['percent', 12.5, 12.5],
    ['date', '2026-02-28', '2026-02-28'],
    ['dateTime', '2026-11-21T09:30:00+08:00', '2026-11-21T01:30:00.000Z'],
    ['flag', false, false],
    ['choice', 'b', 'b'],
    ['choices', ['c', 'a', 'c'], ['a', 'c']],
    ['choices', [], null],
    ['region', '330200', '330200'],
    ['person', '0195F3A0-0000-7000-8000-00000000000A', '0195f3a0-0000-7000-8000-00000000000a'],
    ['phone', '138 0000 1234', '13800001234'],
    ['email', ' A@Example.COM ', 'a@example.com'],
    ['url', 'example.com/路', 'https://example.com/路'],
    ['file', '0195F3A0-0000-7000-8000-00000000000A', '0195f3a0-0000-7000-8000-00000000000a'],
  ])('%s: %j', (type, given, stored) => {
    expect(tidy(type, given)).toEqual({ value: stored })
  })

  it.each<[CustomFieldType, unknown, string]>([
    ['text', 'a\u0000b', 'characters'],
    ['text', '\ud800', 'characters'],
    ['text', 5, 'type'],
    ['number', '5', 'number'],
    ['number', Number.NaN, 'number'],
    ['number', 1e15, 'number'],
    ['number', 0.30000000000000004, 'number'],
    ['money', '1e3', 'money'],
    ['money', '1.00001', 'money'],
    ['date', '2026-02-30', 'day'],
    ['dateTime', '2026-11-21', 'instant'],
    ['flag', 'true', 'type'],
    ['choice', 'd', 'option'],
    ['choices', ['a', 'd'], 'option'],
    ['choices', 'a', 'type'],
    ['region', '999999', 'region'],
    ['customer', '1', 'reference'],
    ['phone', 'abc', 'phone'],
    ['email', 'nobody', 'email'],
    ['url', 'javascript:alert(1)', 'url'],
    ['file', '执照.pdf', 'file'],
    ['url', 'ftp://example.com', 'url'],
  ])('%s refuses %j', (type, given, problem) => {
    expect(tidy(type, given)).toEqual({ problem })
    expect(explainValue(`custom-value.${problem}`, 'zh-CN', given)).not.toContain('custom-value')
  })

  it('has an end', () => {
    expect(tidy('text', 'x'.repeat(501))).toEqual({ problem: 'too-long' })
    expect(tidy('longText', 'x'.repeat(10_001))).toEqual({ problem: 'too-long' })
    expect(tidy('url', `https://example.com/${'x'.repeat(2000)}`)).toEqual({ problem: 'too-long' })
  })

  it('stays what it is when it is tidied again, and is never undefined, whatever comes', { timeout: 60_000 }, () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(
        ...regions.slice(0, 50).map((region) => region.code),
        '2026-01-01',
        '13800001234',
        'a.cn',
        '-3.10',
      ),
      fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
      fc.anything(),
    )
    fc.assert(
      fc.property(fc.constantFrom(...customFieldTypes), anything, (type, given) => {
        const first = tidy(type, given)
        if ('problem' in first) return explainValue(`custom-value.${first.problem}`, 'en', given).length > 0
        expect(tidy(type, first.value)).toEqual(first)
        expect(JSON.parse(JSON.stringify(first.value))).toEqual(first.value)
        return true
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what a record holds after a change', () => {
  const fields = [
    field('text', { key: 'name', isRequired: true }),
    field('number', { key: 'size', fallback: 7 }),
    field('choice', {
      key: 'grade',
      tiers: ['A'],
      isRequired: true,
      options: [...options.slice(0, 2), { key: 'c', label: 'C', isRetired: true }],
    }),
  ]
  const merge = (
    before: object,
    given: object,
    isNew = false,
    customer: { kind: string; tier: string | null } = company,
  ) => mergeValues(fields, before as never, given as never, customer, isNew)

  it('keeps what is not given, empties with null, leaves what it does not know alone', () => {
    const before = { name: '甲', size: 3, grade: 'a', hidden: 'x' }
    expect(merge(before, { size: null, name: '乙' })).toMatchObject({
      values: { name: '乙', grade: 'a', hidden: 'x' },
      changed: ['name', 'size'],
      problems: [],
    })
    expect(merge(before, { hidden: 'y' }).problems).toEqual([
      { path: 'custom/hidden', code: 'custom-value.unknown', value: 'y' },
    ])
  })

  it('asks a new record for what is required of such a customer, and gives it the defaults', () => {
    expect(merge({}, {}, true).problems.map((one) => one.path)).toEqual(['custom/name', 'custom/grade'])
    expect(merge({}, { name: '甲' }, true, { kind: 'organisation', tier: null })).toMatchObject({
      values: { name: '甲', size: 7 },
      problems: [],
    })
  })

  it('does not let an old record lose what is required, nor ask for what it never had', () => {
    expect(merge({}, { size: 4 }).problems).toEqual([])
    expect(merge({ name: '甲' }, { name: '' }).problems).toEqual([
      { path: 'custom/name', code: 'custom-value.required' },
    ])
  })

  it('keeps a retired option where it is, and lets it come nowhere else', () => {
    expect(merge({ name: '甲', grade: 'c' }, { size: 1 }).problems).toEqual([])
    expect(merge({ name: '甲', grade: 'a' }, { grade: 'c' }).problems).toMatchObject([{ code: 'custom-value.retired' }])
  })

  it('concerns customers of its kinds and tiers', () => {
    expect(concerns(field('text', { kinds: ['individual'] }), company)).toBe(false)
    expect(concerns(field('text', { tiers: ['none'] }), { kind: 'individual', tier: null })).toBe(true)
  })
})

it('makes keys of labels in any script, each once', () => {
  const taken = new Set<string>()
  for (const label of ['装机台数', '装机台数', 'Annual Revenue (USD)', '🙂', '1号线', '长'.repeat(60)]) {
    const key = makeKey(label, taken)
    expect(key).toMatch(keyPattern)
    expect(taken.has(key)).toBe(false)
    taken.add(key)
  }
  expect([...taken].slice(0, 3)).toEqual(['zhuang_ji_tai_shu', 'zhuang_ji_tai_shu_2', 'annual_revenue_usd'])
})

it('says values in words that a sheet understands', () => {
  const settings = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', names: new Map([['p1', '林晚舟']]) } as const
  const text = (type: CustomFieldType, value: never) => valueText(field(type), value, settings)
  expect(text('dateTime', '2026-11-21T01:30:00.000Z' as never)).toBe('2026-11-21 09:30')
  expect(text('choices', ['a', 'c'] as never)).toBe('A、C')
  expect(text('region', '330200' as never)).toContain('宁波')
  expect(text('person', 'p1' as never)).toBe('林晚舟')
  expect(text('percent', 12.5 as never)).toBe('12.5%')
  expect(text('flag', false as never)).toBe('否')
  expect(plainNumber(0.000001)).toBe('0.000001')
})
