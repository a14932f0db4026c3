import { expect, it } from 'vitest'
import { attitudeOf, decisionRolesOf } from './read-decision-words.ts'
import { attitudes, attitudeWords, decisionRoles, decisionRoleWords } from './roles.ts'

it('every word that an export writes is read back', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const all = decisionRoles.map((role) => decisionRoleWords[role][locale]).join('、')
    expect(decisionRolesOf(all)).toEqual(decisionRoles)
    expect(attitudes.map((attitude) => attitudeOf(attitudeWords[attitude][locale]))).toEqual(attitudes)
  }
})

it.each([
  ['决策者', ['decision-maker']],
  ['采购，拍板人', ['decision-maker', 'buyer']],
  ['Economic Buyer; End User', ['decision-maker', 'user']],
  ['Developer/Evaluator', ['evaluator']],
  ['DECISION_MAKER', ['decision-maker']],
  ['决策人/技术评估', ['decision-maker', 'evaluator']],
  ['决策人、老板', null],
  ['、', null],
  ['__proto__', null],
])('%s', (text, roles) => expect(decisionRolesOf(text)).toEqual(roles))

it.each([
  ['支持者', 'supporter'],
  ['Blocker', 'opponent'],
  ['whatever', null],
])('%s', (text, attitude) => expect(attitudeOf(text)).toBe(attitude))
