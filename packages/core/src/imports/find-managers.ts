import { foldText } from '../customers/normalise-name.ts'
import type { KnownPerson, PeoplePlan, PersonRow } from './people-plan.ts'
import type { RowProblem } from './row-problem.ts'

interface AcceptedRow {
  row: PersonRow
  before: KnownPerson | null
  id: string
  departmentId: string | null
}

/**
 * Who each row's manager is: somebody of the file or of the company, by name, phone, staff number or e-mail; a name that
 * neither knows becomes a person in the department of the first report. Rings are refused.
 */
export function findManagers(
  accepted: readonly AcceptedRow[],
  known: readonly KnownPerson[],
  makeId: () => string,
  refuse: (rowNo: number, problem: RowProblem) => void,
): { managerOf: Map<number, string>; managers: PeoplePlan['managers'] } {
  const index = indexPeople(accepted, known)
  const managers: PeoplePlan['managers'] = []
  const managerOf = new Map<number, string>()
  for (const { row, id, departmentId } of accepted) {
    const { manager, managerKey } = row
    if (manager === undefined || managerKey === undefined) continue
    const candidates = [...(index.get(managerKey) ?? [])]
    const problem = (code: string) =>
      refuse(row.rowNo, { code, field: 'manager', value: manager, detail: String(candidates.length) })
    const [only] = candidates
    if (candidates.length > 1) problem('manager.ambiguous')
    else if (only === id) problem('manager.self')
    else if (only !== undefined) managerOf.set(row.rowNo, only)
    else if (/[@\d]/.test(manager)) problem('manager.unknown')
    else {
      const made = { id: makeId(), name: manager, departmentId }
      managers.push(made)
      index.set(managerKey, new Set([made.id]))
      managerOf.set(row.rowNo, made.id)
    }
  }
  refuseRings(accepted, known, managerOf, refuse)
  return { managerOf, managers }
}

function indexPeople(accepted: readonly AcceptedRow[], known: readonly KnownPerson[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  const add = (key: string | null | undefined, id: string) => {
    if (!key) return
    const folded = foldText(key)
    const ids = index.get(folded)
    if (ids) ids.add(id)
    else index.set(folded, new Set([id]))
  }
  for (const { row, id } of accepted) for (const key of [row.name, row.email, row.phone, row.staffNumber]) add(key, id)
  for (const person of known) {
    if (!person.isActive) continue
    for (const key of [person.name, person.email, person.phone, person.staffNumber]) add(key, person.id)
  }
  return index
}

function refuseRings(
  accepted: readonly AcceptedRow[],
  known: readonly KnownPerson[],
  managerOf: ReadonlyMap<number, string>,
  refuse: (rowNo: number, problem: RowProblem) => void,
): void {
  const above = new Map<string, string | null>(known.map((person) => [person.id, person.managerId]))
  for (const { row, id } of accepted) {
    const manager = managerOf.get(row.rowNo)
    if (manager !== undefined) above.set(id, manager)
  }
  for (const { row, id } of accepted) {
    if (!managerOf.has(row.rowNo)) continue
    const seen = new Set([id])
    let next = above.get(id) ?? null
    while (next !== null && !seen.has(next)) {
      seen.add(next)
      next = above.get(next) ?? null
    }
    if (next === id) refuse(row.rowNo, { code: 'manager.cycle', field: 'manager', value: row.name })
  }
}
