import { expect, it } from 'vitest'
import { reasonCodes } from '../ownership/reasons.ts'
import { auditActions, auditGroups, auditSubjects, describeAction, groupOf } from './actions.ts'

it('every action belongs to a group that has a name, and every group has actions', () => {
  const groups = new Set(Object.keys(auditActions).map(groupOf))
  expect([...groups].filter((group) => !Object.hasOwn(auditGroups, group))).toEqual([])
  expect(Object.keys(auditGroups).filter((group) => !groups.has(group))).toEqual([])
})

it('every reason for which a holder changes has words', () => {
  expect(reasonCodes.filter((code) => !Object.hasOwn(auditActions, `ownership.${code}`))).toEqual([])
})

it('no two actions read alike, in either language', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const texts = Object.values(auditActions).map((words) => words[locale])
    expect(new Set(texts).size).toBe(texts.length)
    expect([...texts, ...Object.values(auditSubjects).map((words) => words[locale])]).not.toContain('')
  }
  expect(describeAction('something.else', 'en')).toBe('something.else')
})
