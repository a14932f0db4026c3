import { describe, expect, it } from 'vitest'
import { decideDepartments } from './decide-departments.ts'
import type { ExistingChoice } from './kinds.ts'

describe('departments that are there already', () => {
  const known = [
    { id: 'root', parentId: null, name: '公司', externalId: null },
    { id: 'sales', parentId: 'root', name: '销售部', externalId: 'D1' },
    { id: 'east', parentId: 'root', name: '华东', externalId: null },
  ]
  const rows = [
    { rowNo: 2, newId: 'n2', name: '营销部', externalId: 'D1', parent: '华东' },
    { rowNo: 3, newId: 'n3', name: '华东', externalId: 'D2' },
    { rowNo: 4, newId: 'n4', name: '华南' },
  ]
  const decide = (existing: ExistingChoice) =>
    decideDepartments(rows, known, () => 'made', existing).decisions.map(({ action, after }) => [
      action,
      after.name,
      after.parentId,
      after.externalId,
    ])

  it.each([
    [
      'overwrite',
      [
        ['update', '营销部', 'east', 'D1'],
        ['update', '华东', 'root', 'D2'],
      ],
    ],
    [
      'fill',
      [
        ['skip', '销售部', 'root', 'D1'],
        ['update', '华东', 'root', 'D2'],
      ],
    ],
    [
      'skip',
      [
        ['skip', '销售部', 'root', 'D1'],
        ['skip', '华东', 'root', null],
      ],
    ],
  ] as const)('with %s', (existing, expected) => {
    expect(decide(existing)).toEqual([...expected, ['create', '华南', 'root', null]])
  })
})
