import { foldText } from '../customers/normalise-name.ts'
import { DepartmentPlan, type KnownDepartment } from './department-plan.ts'
import { findManagers } from './find-managers.ts'
import type { ExistingChoice } from './kinds.ts'
import { listNames, TeamPlan, type KnownRole } from './name-lists.ts'
import type { KnownPerson, PeoplePlan, PersonDecision, PersonRow } from './people-plan.ts'
import type { RowProblem } from './row-problem.ts'
import { sparePerson } from './spare-person.ts'

const identities = ['staffNumber', 'email', 'phone'] as const
const same = (left: string | null | undefined, right: string | null | undefined) =>
  Boolean(left && right && left.toLowerCase() === right.toLowerCase())
const differ = (left: string | null | undefined, right: string | null | undefined) =>
  Boolean(left && right && left.toLowerCase() !== right.toLowerCase())

export interface KnownCompany {
  people: readonly KnownPerson[]
  departments: readonly KnownDepartment[]
  roles: readonly KnownRole[]
  teams: readonly { id: string; name: string }[]
}

/** Decides a people file: who is known, who is new, under whom, where and as what. `makeId` names what is new. */
export function decidePeople(
  given: readonly PersonRow[],
  { people: known, departments, roles, teams }: KnownCompany,
  makeId: () => string,
  existing: ExistingChoice = 'overwrite',
): PeoplePlan {
  const problems = findDoubles(given)
  const refused = new Set(problems.map((one) => one.rowNo))
  const refuse = (rowNo: number, problem: RowProblem) => {
    problems.push({ rowNo, problem })
    refused.add(rowNo)
  }

  const matched = new Map<number, KnownPerson | null>()
  const taken = new Map<string, number>()
  for (const row of given) {
    if (refused.has(row.rowNo)) continue
    const match = matchPerson(row, known)
    if ('problem' in match) {
      refuse(row.rowNo, match.problem)
      continue
    }
    const other = match.person && taken.get(match.person.id)
    if (other) {
      refuse(row.rowNo, { code: 'duplicate.record', field: 'name', value: row.name, other })
      continue
    }
    if (match.person) taken.set(match.person.id, row.rowNo)
    matched.set(row.rowNo, match.person)
  }
  const rows = given.map((row) => {
    const person = matched.get(row.rowNo)
    return person ? sparePerson(row, person, existing) : row
  })

  const plan = new DepartmentPlan(departments, makeId)
  const placed = new Map<number, string | null>()
  for (const row of rows) {
    if (refused.has(row.rowNo) || row.department === undefined) continue
    const place = plan.find(row.department)
    if ('ambiguous' in place) {
      const detail = String(place.ambiguous)
      refuse(row.rowNo, { code: 'department.ambiguous', field: 'department', value: row.department, detail })
    } else placed.set(row.rowNo, place.id)
  }

  const teamPlan = new TeamPlan(teams, makeId)
  const rolesOf = new Map<number, string[]>()
  for (const row of rows) {
    if (refused.has(row.rowNo) || row.roles === undefined) continue
    const keys: string[] = []
    for (const name of listNames(row.roles)) {
      const role = roles.find((one) => one.names.includes(foldText(name)))
      const has = role && matched.get(row.rowNo)?.roles.includes(role.key)
      if (role?.isAbove && !has) refuse(row.rowNo, { code: 'role.above-own', field: 'roles', value: name })
      else if (role) keys.push(role.key)
      else refuse(row.rowNo, { code: 'role.unknown', field: 'roles', value: name })
    }
    rolesOf.set(row.rowNo, [...new Set(keys)].sort())
  }

  const accepted = rows
    .filter((row) => !refused.has(row.rowNo))
    .map((row) => {
      const before = matched.get(row.rowNo) ?? null
      return {
        row,
        before,
        id: before?.id ?? row.newId,
        departmentId: placed.get(row.rowNo) ?? before?.departmentId ?? null,
      }
    })
  const { managerOf, managers } = findManagers(accepted, known, makeId, refuse)

  const decisions: PersonDecision[] = []
  for (const { row, before, id, departmentId } of accepted) {
    if (refused.has(row.rowNo)) continue
    const person = {
      name: row.name,
      email: row.email ?? before?.email ?? null,
      phone: row.phone ?? before?.phone ?? null,
      staffNumber: row.staffNumber ?? before?.staffNumber ?? null,
      departmentId,
      managerId: managerOf.get(row.rowNo) ?? before?.managerId ?? null,
      post: row.post ?? before?.post ?? null,
    }
    const roleKeys = rolesOf.get(row.rowNo) ?? null
    const teamIds = row.teams === undefined ? null : teamPlan.find(row.teams)
    const isSame =
      before !== null &&
      (Object.keys(person) as (keyof typeof person)[]).every((key) => person[key] === before[key]) &&
      isSameList(roleKeys, before.roles) &&
      isSameList(teamIds, before.teamIds)
    decisions.push({
      rowNo: row.rowNo,
      id,
      action: before === null ? 'create' : isSame ? 'skip' : 'update',
      person,
      roles: roleKeys,
      teamIds,
      before,
    })
  }
  return { decisions, problems, departments: plan.added, teams: teamPlan.added, managers }
}

function isSameList(wanted: readonly string[] | null, now: readonly string[]): boolean {
  return wanted === null || [...wanted].sort().join() === [...now].sort().join()
}

/** Two rows for one person: the same number or address, or the same name and nothing that tells them apart. */
function findDoubles(rows: readonly PersonRow[]): PeoplePlan['problems'] {
  const problems: PeoplePlan['problems'] = []
  for (const key of identities) {
    for (const group of groupsOf(rows, (row) => row[key]?.toLowerCase())) {
      problems.push(...refuseAll(group, key, (row) => row[key] ?? ''))
    }
  }
  const already = new Set(problems.map((one) => one.rowNo))
  for (const group of groupsOf(rows, (row) => foldText(row.name))) {
    if (group.some((row) => already.has(row.rowNo))) continue
    if (group.some((row) => identities.every((key) => row[key] === undefined))) {
      problems.push(...refuseAll(group, 'name', (row) => row.name))
    }
  }
  return problems
}

function groupsOf(rows: readonly PersonRow[], keyOf: (row: PersonRow) => string | undefined): PersonRow[][] {
  const groups = new Map<string, PersonRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

function refuseAll(group: readonly PersonRow[], field: string, valueOf: (row: PersonRow) => string) {
  const first = group[0]?.rowNo ?? 0
  const last = group.at(-1)?.rowNo ?? 0
  return group.map((row) => ({
    rowNo: row.rowNo,
    problem: { code: 'duplicate.record', field, value: valueOf(row), other: row.rowNo === first ? last : first },
  }))
}

/** By staff number, else e-mail, else phone, else a name that only one person has and nothing contradicts. */
function matchPerson(
  row: PersonRow,
  known: readonly KnownPerson[],
): { person: KnownPerson | null } | { problem: RowProblem } {
  let found: KnownPerson | null = null
  for (const key of identities) {
    const holder = known.find((person) => same(person[key], row[key]))
    if (!holder) continue
    if (found && found.id !== holder.id) {
      return { problem: { code: 'person.taken', field: key, value: row[key] ?? null, detail: holder.name } }
    }
    found = holder
  }
  if (found) return { person: found }
  const name = foldText(row.name)
  const namesakes = known.filter(
    (person) => foldText(person.name) === name && !identities.some((key) => differ(person[key], row[key])),
  )
  const active = namesakes.filter((person) => person.isActive)
  const candidates = active.length > 0 ? active : namesakes
  if (candidates.length > 1) {
    return { problem: { code: 'person.ambiguous', field: 'name', value: row.name, detail: String(candidates.length) } }
  }
  return { person: candidates[0] ?? null }
}
