import type { CustomValue } from '@zhike/core/custom-fields/field-kinds'
import { createCustomFieldBody } from '@zhike/core/custom-fields/schema'
import { personId } from '../lib/bench-id.ts'
import { makeRandom, pick } from '../lib/random.ts'
import { cities, trades } from './words.ts'

// Twenty fields of the company's own, of every kind that a file can hold, eight of them indexed and filled about as
// companies fill them. The same customer has the same values in the database and in the file that is imported.

interface MadeField {
  definition: { type: string; key: string; label: string; [setting: string]: unknown }
  /** Of a hundred customers so many have a value. */
  filled: number
  value(random: () => number, no: number): CustomValue
  /** How it stands in a file, where that differs. */
  cell?(value: CustomValue, no: number): string
}

const days = (from: string, random: () => number, span: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + Math.floor(random() * span) * 86_400_000).toISOString().slice(0, 10)
/** Few large amounts, many small ones. */
const amount = (random: () => number, most: number) => String(Math.round(most ** (0.55 + 0.45 * random()) / 100) * 100)

const grades = { strategic: '战略', core: '核心', focus: '重点', plain: '普通', trial: '试用', watch: '观察' }
const payments = { net30: '月结30天', net60: '月结60天', cash: '款到发货', draft: '承兑汇票', letter: '信用证' }
const products = Object.fromEntries(
  ['主轴', '导轨', '丝杠', '轴承', '减速机', '伺服电机', '传感器', '控制器', '线缆', '夹具', '刀具', '润滑油'].map(
    (label, index) => [`p${index + 1}`, label],
  ),
)
const machines = ['加工中心', '注塑机', '冲床', '激光切割机', '折弯机', '磨床', '车床', '压铸机', '贴片机', '回流焊']
const years = ['2012', '2015', '2018', '2020', '2022', '2024']
const remarks = [
  '老厂搬迁后产能翻倍，今年第二条线投产。',
  '采购换了人，新负责人看重交期，价格其次。',
  '账期谈过两次，财务坚持月结六十天。',
  '样件一次通过，量产前还要做一轮寿命测试。',
  '同集团三家厂分开下单，付款统一走总部。',
]
const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([key, label]) => ({ key, label }))

const isIndexed = true

export const madeFields: readonly MadeField[] = [
  {
    definition: { type: 'money', key: 'contract_amount', label: '合同金额', isIndexed },
    filled: 70,
    value: (random) => amount(random, 9_000_000),
  },
  {
    definition: { type: 'number', key: 'staff', label: '在岗人数', isIndexed },
    filled: 60,
    value: (random) => Math.ceil(5000 ** random()),
  },
  {
    definition: { type: 'date', key: 'renewal_on', label: '续约日期', isIndexed },
    filled: 40,
    value: (random) => days('2026-01-01', random, 1100),
  },
  {
    definition: { type: 'choice', key: 'grade', label: '合作等级', isIndexed, options: optionsOf(grades) },
    filled: 85,
    value: (random) => Object.keys(grades)[Math.floor(6 * random() ** 0.4)] ?? 'plain',
    cell: (value) => grades[value as keyof typeof grades],
  },
  {
    definition: { type: 'text', key: 'erp_code', label: 'ERP编码', isIndexed, isUnique: true },
    filled: 80,
    value: (_, no) => `ERP-${String((no * 7919) % 9_999_991).padStart(7, '0')}`,
  },
  {
    definition: { type: 'region', key: 'delivery_region', label: '交货地区', isIndexed },
    filled: 50,
    value: (random) => pick(cities, random)[1],
  },
  {
    definition: { type: 'choices', key: 'products', label: '关注产品', isIndexed, options: optionsOf(products) },
    filled: 50,
    value: (random) => {
      const keys = Object.keys(products)
      const first = Math.floor(random() * keys.length)
      return keys.filter((_, index) => index === first || random() < 0.08)
    },
    cell: (value) => (value as string[]).map((key) => products[key]).join('、'),
  },
  {
    definition: { type: 'dateTime', key: 'rated_at', label: '上次评级', isIndexed },
    filled: 45,
    value: (random) => new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 1000) * 86_400_000).toISOString(),
  },
  {
    definition: { type: 'choice', key: 'payment', label: '付款方式', options: optionsOf(payments) },
    filled: 75,
    value: (random) => pick(Object.keys(payments), random),
    cell: (value) => payments[value as keyof typeof payments],
  },
  {
    definition: { type: 'percent', key: 'discount', label: '协议折扣' },
    filled: 45,
    value: (random) => Math.round(random() * 200) / 10,
  },
  {
    definition: { type: 'flag', key: 'is_listed', label: '是否上市' },
    filled: 30,
    value: (random) => random() < 0.1,
    cell: (value) => (value === true ? '是' : '否'),
  },
  {
    definition: { type: 'url', key: 'website', label: '官方网站' },
    filled: 40,
    value: (_, no) => `https://www.k${no}.example/`,
  },
  {
    definition: { type: 'email', key: 'finance_email', label: '对账邮箱' },
    filled: 40,
    value: (_, no) => `finance${no}@k${no % 400_000}.example`,
  },
  {
    definition: { type: 'phone', key: 'finance_phone', label: '对账热线' },
    filled: 40,
    value: (_, no) => `196${String(no).padStart(8, '0')}`,
  },
  {
    definition: { type: 'person', key: 'engineer', label: '技术支持' },
    filled: 35,
    value: (_, no) => personId(no % 40),
    // People are named by their number.
    cell: (_, no) => `E${no % 40}`,
  },
  {
    definition: { type: 'text', key: 'equipment', label: '主要设备' },
    filled: 60,
    value: (random) => `${pick(years, random)}款${pick(machines, random)}${Math.ceil(random() * 30)}台`,
  },
  {
    definition: { type: 'money', key: 'credit_limit', label: '授信额度' },
    filled: 50,
    value: (random) => amount(random, 3_000_000),
  },
  {
    definition: { type: 'date', key: 'founded_on', label: '成立日期' },
    filled: 70,
    value: (random) => days('1985-01-01', random, 14_000),
  },
  {
    definition: { type: 'number', key: 'plant_area', label: '厂房面积' },
    filled: 50,
    value: (random) => Math.ceil(random() * 40_000),
  },
  {
    definition: { type: 'longText', key: 'background', label: '合作背景' },
    filled: 30,
    value: (random) => `${pick(remarks, random)}主营${pick(trades, random)[0]}。${pick(remarks, random)}`,
  },
]

export const fieldDefinitions = madeFields.map(({ definition }) =>
  createCustomFieldBody.parse({ record: 'customer', ...definition }),
)

/** The values of customer no. n, always the same; empty ones are absent. */
export function customOf(no: number): Record<string, CustomValue> {
  const random = makeRandom(no * 747_796_405 + 29)
  const values: Record<string, CustomValue> = {}
  for (const { definition, filled, value } of madeFields) {
    if (random() * 100 < filled) values[definition.key] = value(random, no)
  }
  return values
}

/** The same as cells of a file, in the order of the fields. */
export function customCellsOf(no: number): string[] {
  const values = customOf(no)
  return madeFields.map(({ definition: { key }, cell }) => {
    const value = values[key]
    if (value === undefined) return ''
    return cell ? cell(value, no) : String(value)
  })
}
