import type { RowProblem } from './row-problem.ts'

/** A row of a departments file that could be read. */
export interface DepartmentRow {
  rowNo: number
  newId: string
  name: string
  /** A path: 销售部/华东. */
  parent?: string
  externalId?: string
  parentExternalId?: string
}

export interface KnownDepartmentFull {
  id: string
  parentId: string | null
  name: string
  externalId: string | null
}

export interface DepartmentDecision {
  rowNo: number
  action: 'create' | 'update' | 'skip'
  after: KnownDepartmentFull
  before: KnownDepartmentFull | null
}

export interface DepartmentsPlan {
  decisions: DepartmentDecision[]
  problems: { rowNo: number; problem: RowProblem }[]
  /** Those that stand in a path alone. */
  ancestors: KnownDepartmentFull[]
}
