import type { Operator } from '../filter/condition.ts'
import type { Locale } from '../kernel/problem.ts'

/** How rules are read aloud. {field} {value} {low} {high} are filled in. */
export interface RuleWords {
  fields: Record<string, string>
  choices: Record<string, Record<string, string>>
  operators: Record<Operator, string>
  /** Operators on fields whose value says it all: 级别 A. */
  plain: string
  flag: { yes: string; no: string }
  and: string
  or: string
  not: string
  group: string
  list: string
  everything: string
  /** In place of a field that the reader does not see, and of its value. */
  hiddenField: string
  hiddenValue: string
  fact: { is: string; missing: string; yes: string; no: string; none: string; join: string; later: string }
}

export const ruleWords: Record<Locale, RuleWords> = {
  'zh-CN': {
    fields: {
      name: '名称',
      kind: '类型',
      tier: '级别',
      isVip: 'VIP',
      region: '地区',
      industry: '行业',
      source: '来源',
      size: '规模',
      revenue12m: '近12个月成交',
      orderCount: '订单数',
      lastOrderOn: '最近下单',
      createdAt: '创建时间',
    },
    choices: { kind: { organisation: '企业客户', individual: '个人客户' } },
    operators: {
      eq: '{field}是 {value}',
      ne: '{field}不是 {value}',
      in: '{field}是 {value}',
      notIn: '{field}不是 {value}',
      lt: '{field}低于 {value}',
      lte: '{field}不超过 {value}',
      gt: '{field}高于 {value}',
      gte: '{field}至少 {value}',
      between: '{field}在 {low} 到 {high} 之间',
      contains: '{field}里有「{value}」',
      containsAll: '{field}同时有{value}',
      startsWith: '{field}以「{value}」开头',
      under: '{field} {value}',
      withinLastDays: '{field}在最近 {value} 天内',
      olderThanDays: '{field}早于 {value} 天前',
      withinNextDays: '{field}在今后 {value} 天内',
      isEmpty: '没填{field}',
      isNotEmpty: '填了{field}',
    },
    plain: '{field} {value}',
    flag: { yes: '是 {field}', no: '不是 {field}' },
    and: '，并且',
    or: '，或者',
    not: '不符合（{value}）',
    group: '（{value}）',
    list: '、',
    everything: '以上都对不上',
    hiddenField: '一个你看不到的字段',
    hiddenValue: '…',
    fact: {
      is: '{field}是 {value}',
      missing: '{field}没填',
      yes: '是 {field}',
      no: '不是 {field}',
      none: '前面都对不上',
      join: '，',
      later: '也对得上，但排在后面',
    },
  },
  en: {
    fields: {
      name: 'name',
      kind: 'type',
      tier: 'tier',
      isVip: 'VIP',
      region: 'region',
      industry: 'industry',
      source: 'source',
      size: 'size',
      revenue12m: 'revenue of 12 months',
      orderCount: 'number of orders',
      lastOrderOn: 'last order',
      createdAt: 'created',
    },
    choices: { kind: { organisation: 'organisation', individual: 'individual' } },
    operators: {
      eq: '{field} is {value}',
      ne: '{field} is not {value}',
      in: '{field} is {value}',
      notIn: '{field} is not {value}',
      lt: '{field} below {value}',
      lte: '{field} at most {value}',
      gt: '{field} above {value}',
      gte: '{field} at least {value}',
      between: '{field} between {low} and {high}',
      contains: '{field} contains “{value}”',
      containsAll: '{field} has all of {value}',
      startsWith: '{field} begins with “{value}”',
      under: '{field} {value}',
      withinLastDays: '{field} in the last {value} days',
      olderThanDays: '{field} more than {value} days ago',
      withinNextDays: '{field} in the next {value} days',
      isEmpty: '{field} is empty',
      isNotEmpty: '{field} is filled in',
    },
    plain: '{field} {value}',
    flag: { yes: 'is {field}', no: 'is not {field}' },
    and: ' and ',
    or: ' or ',
    not: 'not ({value})',
    group: '({value})',
    list: ', ',
    everything: 'nothing above matches',
    hiddenField: 'a field you cannot see',
    hiddenValue: '…',
    fact: {
      is: '{field} is {value}',
      missing: '{field} is empty',
      yes: 'it is {field}',
      no: 'it is not {field}',
      none: 'nothing above matched',
      join: ', ',
      later: 'matches as well, but comes later',
    },
  },
}
