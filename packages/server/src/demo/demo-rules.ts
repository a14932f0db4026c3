import type { Condition } from '@zhike/core/filter/condition'

export type DemoTarget = { kind: 'person' | 'department' | 'pool'; key: string }

export interface DemoRule {
  name: string | null
  when: Condition | null
  then: DemoTarget
}

export const pools = [
  {
    key: 'main',
    name: '总公海',
    description: '退回来的、没有规则对上的都在这里，领了 7 天内联系一次。',
    departments: [],
  },
  { key: 'retail', name: '零售公海', description: '个人客户和小店。', departments: ['retail'] },
  { key: 'fair', name: '展会名单公海', description: '展会收来的名单。', departments: ['sales'] },
] as const
export type DemoPoolKey = (typeof pools)[number]['key']

const under = (field: 'region' | 'industry', ...codes: string[]): Condition => ({ field, op: 'under', value: codes })

/** Read from the top, the first match decides. */
export const demoRules: readonly DemoRule[] = [
  {
    name: '浙江重点客户',
    when: { all: [{ field: 'tier', op: 'in', value: ['A'] }, under('region', '330000')] },
    then: { kind: 'person', key: '林晚舟' },
  },
  { name: null, when: { field: 'kind', op: 'eq', value: 'individual' }, then: { kind: 'pool', key: 'retail' } },
  { name: '机电贸易商', when: under('industry', 'F517'), then: { kind: 'department', key: 'retail' } },
  {
    name: '长三角汽车部件',
    when: { all: [under('industry', 'C36'), under('region', '320000', '340000', '310000', '330000')] },
    then: { kind: 'department', key: 'auto' },
  },
  { name: null, when: under('region', '330000', '310000'), then: { kind: 'department', key: 'east1' } },
  { name: null, when: under('region', '320000', '340000'), then: { kind: 'department', key: 'east2' } },
  { name: null, when: under('region', '440000', '350000', '450000'), then: { kind: 'department', key: 'south' } },
  {
    name: null,
    when: under('region', '370000', '120000', '130000', '210000'),
    then: { kind: 'department', key: 'north' },
  },
  {
    name: null,
    when: under('region', '510000', '500000', '610000', '420000', '430000'),
    then: { kind: 'department', key: 'west' },
  },
  { name: null, when: null, then: { kind: 'pool', key: 'main' } },
]
