import type { DepartmentsPlan } from '@zhike/core/imports/departments-plan'
import type { PeoplePlan } from '@zhike/core/imports/people-plan'
import type { ImportCounts, ImportDetected, ImportOptions } from '@zhike/core/imports/schema'
import type { ImportKind } from '@zhike/core/imports/kinds'

export type ImportPhase = 'reading' | 'deciding' | 'writing'

/** One import while it is decided and written. */
export interface ImportRun {
  importId: string
  kind: ImportKind
  fileName: string
  options: ImportOptions
  detected: ImportDetected
  counts: ImportCounts
  /** What deciding a people file found, for writing it. */
  people?: PeoplePlan
  /** Roles that whoever imports may give. */
  givableRoles?: ReadonlySet<string>
  departments?: DepartmentsPlan
  /** Tells how far it is; throws ImportStopped when somebody has cancelled it. */
  step(phase: ImportPhase, ratio: number): Promise<void>
}

/** Not a failure: somebody cancelled the import, or another process goes on with it. */
export class ImportStopped extends Error {
  readonly reason: 'cancelled' | 'taken-over'

  constructor(reason: 'cancelled' | 'taken-over') {
    super(reason)
    this.name = 'ImportStopped'
    this.reason = reason
  }
}

export const noCounts: ImportCounts = {
  read: 0,
  created: 0,
  updated: 0,
  skipped: 0,
  refused: 0,
  leftOut: 0,
  customersCreated: 0,
  departmentsCreated: 0,
  managersCreated: 0,
  likelyDuplicates: 0,
  holdersKept: 0,
}
