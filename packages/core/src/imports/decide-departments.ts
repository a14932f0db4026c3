import { foldText } from '../customers/normalise-name.ts'
import type { DepartmentDecision, DepartmentRow, DepartmentsPlan, KnownDepartmentFull } from './departments-plan.ts'
import type { ExistingChoice } from './kinds.ts'
import type { RowProblem } from './row-problem.ts'

/** The steps of a path as people write it: 销售部/华东, Sales > East. */
export function departmentSteps(text: string): string[] {
  return text
    .split(/\s*[/\\>＞／→]\s*/u)
    .map((step) => step.trim())
    .filter((step) => step !== '')
}

/**
 * Decides a departments file: which are known (by ID, else by name at its place), which are new, which are renamed or
 * moved. Parents may stand further down in the file, or only in the path of another; an empty parent leaves a known
 * department where it is and puts a new one below the company's only top one. `makeId` names what stands in a path alone.
 */
export function decideDepartments(
  rows: readonly DepartmentRow[],
  known: readonly KnownDepartmentFull[],
  makeId: () => string,
  existing: ExistingChoice = 'overwrite',
): DepartmentsPlan {
  return new Decider(known, makeId, existing).decide(rows)
}

type Refusal = Omit<RowProblem, 'field'> & { field: string }

class Decider {
  readonly #tree: Tree
  readonly #before: ReadonlyMap<string, KnownDepartmentFull>
  readonly #ancestors: KnownDepartmentFull[] = []
  readonly #plan: DepartmentsPlan = { decisions: [], problems: [], ancestors: this.#ancestors }
  readonly #makeId: () => string
  readonly #existing: ExistingChoice

  constructor(known: readonly KnownDepartmentFull[], makeId: () => string, existing: ExistingChoice) {
    this.#existing = existing
    this.#tree = new Tree(known)
    this.#before = new Map(known.map((one) => [one.id, one]))
    this.#makeId = makeId
  }

  decide(rows: readonly DepartmentRow[]): DepartmentsPlan {
    const taken = new Map<string, number>()
    for (const row of inOrder(rows)) {
      const decided = this.#place(row)
      if ('code' in decided) {
        this.#plan.problems.push({ rowNo: row.rowNo, problem: decided })
        continue
      }
      const other = taken.get(decided.after.id)
      if (other !== undefined) {
        const problem = { code: 'duplicate.record', field: 'name', value: row.name, other }
        this.#plan.problems.push({ rowNo: row.rowNo, problem })
        continue
      }
      taken.set(decided.after.id, row.rowNo)
      this.#tree.put(decided.after)
      this.#plan.decisions.push(decided)
    }
    this.#plan.decisions.sort((a, b) => a.rowNo - b.rowNo)
    return this.#plan
  }

  #place(row: DepartmentRow): DepartmentDecision | Refusal {
    const byId = row.externalId === undefined ? undefined : this.#tree.withExternalId(row.externalId)
    const parent = this.#parentOf(row, byId)
    if (typeof parent === 'object' && parent !== null) return parent
    const named = byId ?? this.#named(row, parent)
    if (named !== undefined && 'code' in named) return named
    const current = named
    const parentId = parent === undefined ? (current ? current.parentId : this.#tree.top()) : parent
    if (current && this.#existing !== 'overwrite' && this.#before.has(current.id)) return this.#spare(row, current)
    const after: KnownDepartmentFull = {
      id: current?.id ?? row.newId,
      parentId,
      name: row.name,
      externalId: row.externalId ?? current?.externalId ?? null,
    }
    const sibling = this.#tree.child(after.parentId, after.name)
    if (sibling && sibling.id !== after.id) {
      const detail = sibling.externalId ?? sibling.name
      return { code: 'department.taken', field: 'name', value: row.name, detail }
    }
    if (current && this.#tree.isWithin(after.parentId, current.id)) {
      return { code: 'department.cycle', field: 'parent', value: row.name }
    }
    const before = this.#before.get(after.id) ?? null
    const isSame =
      before !== null &&
      before.parentId === after.parentId &&
      before.name === after.name &&
      before.externalId === after.externalId
    return { rowNo: row.rowNo, action: before === null ? 'create' : isSame ? 'skip' : 'update', after, before }
  }

  /** One that is there stays where it is and what it is called; filling gives it an ID where it has none. */
  #spare(row: DepartmentRow, before: KnownDepartmentFull): DepartmentDecision {
    const isFilled = this.#existing === 'fill' && before.externalId === null && row.externalId !== undefined
    const after = isFilled ? { ...before, externalId: row.externalId ?? null } : before
    return { rowNo: row.rowNo, action: isFilled ? 'update' : 'skip', after, before }
  }

  /** undefined = the row says nothing of a parent. */
  #parentOf(row: DepartmentRow, current: KnownDepartmentFull | undefined): string | null | undefined | Refusal {
    if (row.parentExternalId !== undefined) {
      const found = this.#tree.withExternalId(row.parentExternalId)
      if (found) return found.id
      if (row.parent === undefined) {
        return { code: 'department.unknown-parent', field: 'parentExternalId', value: row.parentExternalId }
      }
    }
    if (row.parent === undefined) return undefined
    const [first, ...below] = departmentSteps(row.parent)
    if (first === undefined) return undefined
    const starts = this.#tree.named(first)
    // The company's own name at the head of a path means the top, even where a branch is called the same.
    const start = starts.find((one) => one.parentId === null) ?? (starts.length === 1 ? starts[0] : undefined)
    if (!start && starts.length > 1) {
      return { code: 'department.ambiguous', field: 'parent', value: row.parent, detail: String(starts.length) }
    }
    let place = start ?? this.#addAncestor(this.#tree.top(), first)
    for (const step of below) place = this.#tree.child(place.id, step) ?? this.#addAncestor(place.id, step)
    if (current && place.id === current.id) return { code: 'department.cycle', field: 'parent', value: row.name }
    return place.id
  }

  /** The department a row without a known ID means: by its name at its place, or anywhere if no place is given. */
  #named(row: DepartmentRow, parentId: string | null | undefined): KnownDepartmentFull | Refusal | undefined {
    const fits = (one: KnownDepartmentFull) =>
      row.externalId === undefined || one.externalId === null || one.externalId === row.externalId
    if (parentId !== undefined) {
      const there = this.#tree.child(parentId, row.name)
      return there && fits(there) ? there : undefined
    }
    const found = this.#tree.named(row.name).filter(fits)
    if (found.length > 1) {
      return { code: 'department.ambiguous', field: 'name', value: row.name, detail: String(found.length) }
    }
    return found[0]
  }

  #addAncestor(parentId: string | null, name: string): KnownDepartmentFull {
    const made = { id: this.#makeId(), parentId, name: name.slice(0, 100), externalId: null }
    this.#ancestors.push(made)
    this.#tree.put(made)
    return made
  }
}

/** The departments as they will be, while the file is gone through. */
class Tree {
  readonly #all = new Map<string, KnownDepartmentFull>()
  readonly #byName = new Map<string, Set<string>>()
  readonly #byExternalId = new Map<string, string>()

  constructor(known: readonly KnownDepartmentFull[]) {
    for (const one of known) this.put(one)
  }

  put(one: KnownDepartmentFull): void {
    const old = this.#all.get(one.id)
    if (old) this.#byName.get(foldText(old.name))?.delete(old.id)
    this.#all.set(one.id, one)
    const key = foldText(one.name)
    this.#byName.set(key, (this.#byName.get(key) ?? new Set()).add(one.id))
    if (one.externalId !== null) this.#byExternalId.set(one.externalId, one.id)
  }

  withExternalId(externalId: string): KnownDepartmentFull | undefined {
    return this.#all.get(this.#byExternalId.get(externalId) ?? '')
  }

  named(name: string): KnownDepartmentFull[] {
    return [...(this.#byName.get(foldText(name)) ?? [])].flatMap((id) => this.#all.get(id) ?? [])
  }

  child(parentId: string | null, name: string): KnownDepartmentFull | undefined {
    return this.named(name).find((one) => one.parentId === parentId)
  }

  /** A company begins with one department, named like itself; where there are several on top, new ones join them. */
  top(): string | null {
    const tops = [...this.#all.values()].filter((one) => one.parentId === null)
    return tops.length === 1 ? (tops[0]?.id ?? null) : null
  }

  isWithin(id: string | null, ancestorId: string): boolean {
    for (let next = id; next !== null; next = this.#all.get(next)?.parentId ?? null)
      if (next === ancestorId) return true
    return false
  }
}

/** Rows whose parent stands in the file come after it; those in a ring come last, as they stand. */
function inOrder(rows: readonly DepartmentRow[]): DepartmentRow[] {
  const waitingNames = new Map<string, number>()
  const waitingIds = new Set<string>()
  const count = (row: DepartmentRow, by: number) => {
    const key = foldText(row.name)
    waitingNames.set(key, (waitingNames.get(key) ?? 0) + by)
  }
  for (const row of rows) {
    count(row, 1)
    if (row.externalId !== undefined) waitingIds.add(row.externalId)
  }
  const ordered: DepartmentRow[] = []
  let left = [...rows]
  while (left.length > 0) {
    const isFree = (row: DepartmentRow) => {
      if (row.parentExternalId !== undefined && waitingIds.has(row.parentExternalId)) return false
      if (row.parent === undefined) return true
      const own = foldText(row.name)
      return departmentSteps(row.parent).every((step) => {
        const key = foldText(step)
        return (waitingNames.get(key) ?? 0) - (key === own ? 1 : 0) <= 0
      })
    }
    const free = left.filter(isFree)
    const next = new Set(free.length > 0 ? free : left)
    ordered.push(...next)
    for (const row of next) {
      count(row, -1)
      if (row.externalId !== undefined) waitingIds.delete(row.externalId)
    }
    left = left.filter((row) => !next.has(row))
  }
  return ordered
}
