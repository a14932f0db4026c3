import { createInstance, type TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { TodayWhy } from '@zhike/core/today/schema'
import { zhCN } from './i18n/zh-CN.ts'
import { queueTotals, withoutCustomer, type Queue } from './leave-queue.ts'
import { whyWords } from './why-words.ts'

const i18n = createInstance()
await i18n.init({ lng: 'zh-CN', resources: { 'zh-CN': { today: zhCN } }, interpolation: { escapeValue: false } })
const t: TFunction = i18n.t

const words = (why: TodayWhy, tier: 'A' | null = 'A') =>
  whyWords(why, tier, { t, when: () => '昨天', tierLabel: (one) => one })
const came = { code: 'new', days: 1, daysLeft: 6, since: '2026-11-20T00:00:00Z', from: null } as const

describe('why a customer stands in the queue', () => {
  it.each<[TodayWhy, string[], string]>([
    [{ code: 'overdue', days: 1, on: '2026-11-20', step: '给交货方案' }, ['逾期 1 天', '给交货方案'], 'bad'],
    [{ code: 'overdue', days: 3, on: '2026-11-18', step: null }, ['逾期 3 天'], 'bad'],
    [{ code: 'due', on: '2026-11-21', step: '寄样本' }, ['约好今天', '寄样本'], 'plain'],
    [{ ...came, reasonCode: 'rule', rulePosition: 3 }, ['昨天由规则 3 分来', '还剩 6 天'], 'plain'],
    [
      { ...came, reasonCode: 'claimed', rulePosition: null, from: { kind: 'pool', id: 'p', name: '华东公海' } },
      ['昨天从华东公海领取', '还剩 6 天'],
      'plain',
    ],
    [{ ...came, reasonCode: 'run-undone', rulePosition: null }, ['昨天到手', '还剩 6 天'], 'plain'],
    [{ code: 'untouched', days: 26, limit: 15, never: false }, ['A 级要求 15 天，已 26 天'], 'warn'],
    [{ code: 'untouched', days: 26, limit: 15, never: true }, ['A 级要求 15 天，还没联系过'], 'warn'],
  ])('%o', (why, parts, tone) => expect(words(why)).toEqual({ parts, tone }))

  it('names no tier where there is none', () => {
    expect(words({ code: 'untouched', days: 40, limit: 30, never: false }, null).parts).toEqual([
      '要求 30 天，已 40 天',
    ])
  })
})

describe('a row that leaves the queue', () => {
  const row = (customerId: string) => ({ customerId }) as Queue['groups'][number]['items'][number]
  const queue: Queue = {
    today: '2026-11-21',
    groups: [
      { key: 'overdue', total: 120, items: [row('a'), row('b')] },
      { key: 'due', total: 1, items: [row('c')] },
    ],
  }

  it('takes itself out of its group and of the count', () => {
    const rest = withoutCustomer(queue, 'a')
    expect(rest.groups[0]).toMatchObject({ total: 119, items: [{ customerId: 'b' }] })
    expect(rest.groups[1]).toBe(queue.groups[1])
    expect(queueTotals(rest)).toEqual({ all: 120, overdue: 119 })
  })
})
