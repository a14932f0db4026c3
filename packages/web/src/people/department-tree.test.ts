import { expect, test } from 'vitest'
import type { Department } from '@zhike/core/departments/schema'
import { branchOf, departmentLines } from './department-tree.ts'

const make = (id: string, parentId: string | null, people: number): Department => ({
  id,
  parentId,
  people,
  name: id,
  position: 0,
  externalId: null,
  version: 1,
  abilities: { update: true, delete: true },
})
const tree = [make('root', null, 1), make('east', 'root', 2), make('east1', 'east', 5), make('south', 'root', 3)]

test('lines stand under their parent and count the people of their branch', () => {
  expect(departmentLines(tree).map((line) => [line.department.id, line.depth, line.people])).toEqual([
    ['root', 0, 11],
    ['east', 1, 7],
    ['east1', 2, 5],
    ['south', 1, 3],
  ])
})

test('a branch holds itself and everything below, nothing else', () => {
  expect([...branchOf(tree, 'east')].toSorted()).toEqual(['east', 'east1'])
})
