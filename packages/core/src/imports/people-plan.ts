import type { RowProblem } from './row-problem.ts'

/** A row of a people file that could be read. */
export interface PersonRow {
  rowNo: number
  newId: string
  name: string
  email?: string
  phone?: string
  staffNumber?: string
  department?: string
  manager?: string
  /** What the manager's name is compared by; a phone as it is dialled. */
  managerKey?: string
  post?: string
  /** Names divided by commas. */
  roles?: string
  teams?: string
}

export interface KnownPerson {
  id: string
  name: string
  email: string | null
  phone: string | null
  staffNumber: string | null
  departmentId: string | null
  managerId: string | null
  post: string | null
  isActive: boolean
  /** Keys, in order. */
  roles: readonly string[]
  teamIds: readonly string[]
}

export interface PersonDecision {
  rowNo: number
  id: string
  action: 'create' | 'update' | 'skip'
  /** The whole person as it will be; empty cells left what was there. */
  person: Omit<KnownPerson, 'id' | 'isActive' | 'roles' | 'teamIds'>
  /** Exactly these from now on; null = the row says nothing of them. */
  roles: readonly string[] | null
  teamIds: readonly string[] | null
  before: KnownPerson | null
}

export interface PeoplePlan {
  decisions: PersonDecision[]
  problems: { rowNo: number; problem: RowProblem }[]
  /** Parents before children. */
  departments: { id: string; parentId: string | null; name: string }[]
  teams: { id: string; name: string }[]
  /** People who stand in the manager column alone. */
  managers: { id: string; name: string; departmentId: string | null }[]
}
