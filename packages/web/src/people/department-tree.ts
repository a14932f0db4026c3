import type { Department } from '@zhike/core/departments/schema'

export interface DepartmentNode {
  department: Department
  depth: number
  /** People here and in everything below. */
  people: number
}

/** The tree as lines from the top, each with its depth and the people in its branch. */
export function departmentLines(departments: readonly Department[]): DepartmentNode[] {
  const below = new Map<string | null, Department[]>()
  for (const one of departments) below.set(one.parentId, [...(below.get(one.parentId) ?? []), one])
  const lines: DepartmentNode[] = []
  const walk = (parentId: string | null, depth: number): number => {
    let total = 0
    for (const department of below.get(parentId) ?? []) {
      const line: DepartmentNode = { department, depth, people: department.people }
      lines.push(line)
      line.people += walk(department.id, depth + 1)
      total += line.people
    }
    return total
  }
  walk(null, 0)
  return lines
}

/** A department and everything below it: where it cannot be moved to. */
export function branchOf(departments: readonly Department[], id: string): ReadonlySet<string> {
  const branch = new Set([id])
  for (let grew = true; grew;) {
    grew = false
    for (const one of departments) {
      if (one.parentId && branch.has(one.parentId) && !branch.has(one.id)) {
        branch.add(one.id)
        grew = true
      }
    }
  }
  return branch
}
