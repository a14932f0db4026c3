import { describe, expect, it } from 'vitest'
import { decidePeople } from './decide-people.ts'
import { indexHolders } from './index-holders.ts'
import type { ExistingChoice } from './kinds.ts'
import { knownRoles } from './name-lists.ts'
import type { KnownPerson, PersonRow } from './people-plan.ts'

const root = { id: 'root', parentId: null, name: '公司' }
const east = { id: 'east', parentId: 'root', name: '华东' }
const known = (person: Partial<KnownPerson> & { id: string; name: string }): KnownPerson => ({
  email: null,
  phone: null,
  staffNumber: null,
  departmentId: null,
  managerId: null,
  post: null,
  isActive: true,
  roles: [],
  teamIds: [],
  ...person,
})

function decide(
  rows: (Partial<PersonRow> & { name: string })[],
  people: KnownPerson[] = [],
  departments = [root, east],
  existing: ExistingChoice = 'overwrite',
) {
  let made = 0
  const full = rows.map((row, index): PersonRow => ({
    rowNo: index + 2,
    newId: `new${index + 2}`,
    ...(row.manager === undefined ? {} : { managerKey: row.manager.toLowerCase() }),
    ...row,
  }))
  const company = {
    people,
    departments,
    roles: knownRoles([{ key: 'own', name: '大客户专员' }], new Set(['own', 'team-lead', 'account-manager'])),
    teams: [{ id: 'team', name: '攻坚组' }],
  }
  return decidePeople(full, company, () => `made${++made}`, existing)
}
const codes = (plan: ReturnType<typeof decide>) =>
  plan.problems.map((one) => [one.rowNo, one.problem.code, one.problem.other ?? null])

describe('people who are there already', () => {
  const row = {
    name: 'Carl',
    staffNumber: 'S1',
    email: 'new@x.test',
    phone: '1',
    department: '华东/新部门',
    post: '新岗',
    roles: '组长',
    teams: '新组',
    manager: 'D',
  }
  const people = [
    known({ id: 'c', name: 'C', staffNumber: 'S1', email: 'c@x.test', roles: ['auditor'] }),
    known({ id: 'd', name: 'D' }),
  ]

  it('are left alone where that is chosen, and nothing is made for them', () => {
    const plan = decide([row], people, [root, east], 'skip')
    expect(plan.decisions).toMatchObject([{ action: 'skip', person: { name: 'C', email: 'c@x.test', post: null } }])
    expect([plan.departments, plan.teams, plan.managers, plan.problems]).toEqual([[], [], [], []])
  })

  it('are only filled where that is chosen', () => {
    const plan = decide([row], people, [root, east], 'fill')
    expect(plan.decisions).toMatchObject([
      {
        action: 'update',
        person: { name: 'C', email: 'c@x.test', phone: '1', post: '新岗', managerId: 'd', departmentId: 'made1' },
        roles: null,
      },
    ])
    expect(decide([row], people).decisions).toMatchObject([
      { person: { name: 'Carl', email: 'new@x.test' }, roles: ['team-lead'] },
    ])
  })
})

describe('a people file', () => {
  it('gives roles and teams by name; an unknown role is refused, an unknown team made, an empty cell leaves both', () => {
    const held = known({ id: 'p', name: 'C', roles: ['auditor'], teamIds: ['team'] })
    const plan = decide(
      [
        { name: 'A', roles: '组长、大客户专员', teams: '攻坚组, 出海组' },
        { name: 'B', roles: '客户经理；国王' },
        { name: 'C' },
        { name: 'D', roles: '管理员' },
      ],
      [held],
    )
    expect(plan.decisions.map(({ rowNo, action, roles, teamIds }) => [rowNo, action, roles, teamIds])).toEqual([
      [2, 'create', ['own', 'team-lead'], ['made1', 'team']],
      [4, 'skip', null, null],
    ])
    expect(plan.teams).toEqual([{ id: 'made1', name: '出海组' }])
    expect(plan.problems).toMatchObject([
      { rowNo: 3, problem: { code: 'role.unknown', value: '国王' } },
      { rowNo: 5, problem: { code: 'role.above-own', value: '管理员' } },
    ])
    const again = decide([{ name: 'C', roles: '审计', teams: '攻坚组' }], [held])
    expect(again.decisions).toMatchObject([{ action: 'skip' }])
  })

  it('creates departments by name and by path, below the one on top', () => {
    const plan = decide([
      { name: 'A', department: '华南' },
      { name: 'B', department: '华南/深圳组' },
      { name: 'C', department: '华东' },
      { name: 'D', department: '华南' },
    ])
    expect(plan.departments).toEqual([
      { id: 'made1', parentId: 'root', name: '华南' },
      { id: 'made2', parentId: 'made1', name: '深圳组' },
    ])
    expect(plan.decisions.map((one) => one.person.departmentId)).toEqual(['made1', 'made2', 'east', 'made1'])
  })

  it('finds managers in the file, among those who are here, and creates the rest once', () => {
    const plan = decide(
      [
        { name: 'A', manager: '老王', department: '华东' },
        { name: 'B', manager: '老王' },
        { name: 'C', manager: 'A' },
        { name: 'D', manager: 'boss@x.cn' },
      ],
      [known({ id: 'boss', name: 'Boss', email: 'boss@x.cn' })],
    )
    expect(plan.managers).toEqual([{ id: 'made1', name: '老王', departmentId: 'east' }])
    expect(plan.decisions.map((one) => one.person.managerId)).toEqual(['made1', 'made1', 'new2', 'boss'])
  })

  it('knows a person by staff number, e-mail, phone or a name that only one has', () => {
    const people = [
      known({ id: 'p1', name: '张伟', staffNumber: '7', email: 'z@x.cn' }),
      known({ id: 'p2', name: '李娜' }),
      known({ id: 'p3', name: '王芳' }),
      known({ id: 'p4', name: '王芳' }),
    ]
    const plan = decide(
      [
        { name: '张伟', staffNumber: '7', email: 'z@x.cn' },
        { name: '李娜', post: '经理' },
        { name: '王芳' },
        { name: '张伟', staffNumber: '8' },
      ],
      people,
    )
    expect(plan.decisions.map((one) => [one.rowNo, one.id, one.action])).toEqual([
      [2, 'p1', 'skip'],
      [3, 'p2', 'update'],
      [5, 'new5', 'create'],
    ])
    expect(codes(plan)).toEqual([[4, 'person.ambiguous', null]])
  })

  it('refuses doubles, naming both rows', () => {
    expect(
      codes(
        decide([
          { name: 'A', email: 'a@x.cn' },
          { name: 'B', email: 'A@x.cn' },
        ]),
      ),
    ).toEqual([
      [2, 'duplicate.record', 3],
      [3, 'duplicate.record', 2],
    ])
    expect(codes(decide([{ name: 'A' }, { name: 'A', phone: '+8619900000001' }]))).toHaveLength(2)
    expect(
      codes(
        decide([
          { name: 'A', phone: '1' },
          { name: 'A', phone: '2' },
        ]),
      ),
    ).toEqual([])
  })

  it('refuses what would make a ring, a person their own manager, or cannot be told', () => {
    expect(
      codes(
        decide([
          { name: 'A', manager: 'B' },
          { name: 'B', manager: 'C' },
          { name: 'C', manager: 'A' },
        ]),
      ),
    ).toEqual([
      [2, 'manager.cycle', null],
      [3, 'manager.cycle', null],
      [4, 'manager.cycle', null],
    ])
    expect(codes(decide([{ name: 'A', manager: 'A' }]))).toEqual([[2, 'manager.self', null]])
    expect(codes(decide([{ name: 'A', manager: 'x@y.cn' }]))).toEqual([[2, 'manager.unknown', null]])
    const twins = [known({ id: 'p1', name: '王芳' }), known({ id: 'p2', name: '王芳' })]
    expect(codes(decide([{ name: 'A', manager: '王芳' }], twins))).toEqual([[2, 'manager.ambiguous', null]])
    const two = [root, east, { id: 'e2', parentId: 'root', name: '华东' }]
    expect(codes(decide([{ name: 'A', department: '华东' }], [], two))).toEqual([[2, 'department.ambiguous', null]])
  })

  it('leaves what the file does not say', () => {
    const people = [known({ id: 'p1', name: 'A', email: 'a@x.cn', departmentId: 'east', post: '经理' })]
    const [decision] = decide([{ name: 'A', phone: '+8619900000001' }], people).decisions
    expect(decision).toMatchObject({
      action: 'update',
      person: { email: 'a@x.cn', departmentId: 'east', post: '经理', phone: '+8619900000001' },
    })
  })
})

describe('whom an owner column may mean', () => {
  const person = (personId: string, keys: string[], isActive = true, isInScope = true) => ({
    personId,
    keys,
    isActive,
    isInScope,
  })
  it('is one active person, before those who left and before pools', () => {
    const index = indexHolders(
      [
        person('a', ['张伟', '1001']),
        person('b', ['张伟', '1002']),
        person('c', ['李娜'], false),
        person('d', ['王芳']),
        person('e', ['王芳'], false),
        person('f', ['赵敏'], true, false),
      ],
      [
        { poolId: 'pool', key: '公海' },
        { poolId: 'other', key: '王芳' },
      ],
    )
    const of = (key: string) => {
      const found = index.find((one) => one.key === key)
      return found && [found.state, found.personId ?? found.poolId, found.authorId]
    }
    expect(of('张伟')).toEqual(['ambiguous', null, null])
    expect(of('1002')).toEqual(['ok', 'b', 'b'])
    expect(of('李娜')).toEqual(['inactive', null, 'c'])
    expect(of('王芳')).toEqual(['ok', 'd', 'd'])
    expect(of('赵敏')).toEqual(['out-of-scope', 'f', 'f'])
    expect(of('公海')).toEqual(['ok', 'pool', null])
    expect(of('查无此人')).toBeUndefined()
  })
})
