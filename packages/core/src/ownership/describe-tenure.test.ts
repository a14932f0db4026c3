import { describe, expect, it } from 'vitest'
import { locales } from '../kernel/problem.ts'
import { describeTenure, labelTenure, type DescribedTenure } from './describe-tenure.ts'
import { fallbackCodes, reasonCodes, releaseCodes } from './reasons.ts'

const base: DescribedTenure = {
  startAt: new Date('2026-06-30T16:00:00Z'),
  reasonCode: 'claimed',
  reason: {},
  holderName: '林晚舟',
  formerHolderName: '华东公海',
  actorName: '周知遥',
  ruleVersionNo: null,
  rulePosition: null,
}
const options = { locale: 'zh-CN' as const, timeZone: 'Asia/Shanghai' }

describe('every tenure has words', () => {
  const cases = locales.flatMap((locale) =>
    reasonCodes.flatMap((reasonCode) => [null, 2].map((rulePosition) => ({ locale, reasonCode, rulePosition }))),
  )
  it.each(cases)('$locale $reasonCode, rule $rulePosition', ({ locale, reasonCode, rulePosition }) => {
    for (const fallback of [undefined, ...fallbackCodes]) {
      for (const releaseCode of releaseCodes) {
        const reason = { by: '林', leaver: '陈牧野', releaseCode, note: '并购', ...(fallback ? { fallback } : {}) }
        const text = describeTenure(
          { ...base, reasonCode, rulePosition, ruleVersionNo: rulePosition === null ? null : 7, reason },
          { ...options, locale },
        )
        expect(text).toMatch(/^2026-07-01/)
        expect(text).not.toMatch(/[{}]|undefined|null|“”|「」/)
      }
    }
    expect(labelTenure({ reasonCode, rulePosition }, locale).length).toBeGreaterThan(1)
  })
})

it('says it as a person would', () => {
  expect(describeTenure(base, options)).toBe('2026-07-01 林晚舟从「华东公海」领取。')
  expect(
    describeTenure(
      { ...base, reasonCode: 'rule', ruleVersionNo: 7, rulePosition: 2, reason: { fallback: 'department-full' } },
      options,
    ),
  ).toBe('2026-07-01 应用分配规则 v7，第 2 条对上，归林晚舟。规则指定的部门人人都到了客户持有上限，所以先放进公海。')
  expect(describeTenure({ ...base, reasonCode: 'imported', reason: { by: '小林' } }, options)).toBe(
    '2026-07-01 导入时，表里的负责人写的是「小林」，归林晚舟。',
  )
  expect(describeTenure({ ...base, reasonCode: 'imported' }, { ...options, locale: 'en' })).toBe(
    '2026-07-01: the import put it with 林晚舟.',
  )
  expect(labelTenure({ reasonCode: 'rule', rulePosition: 2 }, 'zh-CN')).toBe('规则 2')
})
