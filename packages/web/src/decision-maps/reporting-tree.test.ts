import { expect, it } from 'vitest'
import type { DecisionPerson } from '@zhike/core/decision-maps/schema'
import { reportingTree } from './reporting-tree.ts'

const person = (contactId: string, reportsTo: string | null = null): DecisionPerson => ({
  contactId,
  name: contactId,
  title: null,
  isPrimary: false,
  roles: [],
  attitude: null,
  reportsTo,
})

it('puts everybody below whom they report to, and who reports to nobody at the top', () => {
  const tree = reportingTree([person('alone'), person('clerk', 'boss'), person('boss'), person('aide', 'clerk')])
  const shape = (nodes: ReturnType<typeof reportingTree>): unknown =>
    nodes.map((node) => [node.person.contactId, shape(node.reports)])
  expect(shape(tree)).toEqual([
    ['boss', [['clerk', [['aide', []]]]]],
    ['alone', []],
  ])
})

it('keeps somebody whose superior is not shown', () => {
  expect(reportingTree([person('clerk', 'gone')]).map((node) => node.person.contactId)).toEqual(['clerk'])
})
