import type { ProblemParams } from '@zhike/core/kernel/problem'
import type { StagePlan } from './stage-plan.ts'

/** What the thread that reads a file is given. */
export interface StageOrder {
  plan: StagePlan
  importId: string
  fileName: string
  byteSize: number
}

/** What it sends: chunks of COPY text, then the end or why it cannot go on. */
export type StageMessage =
  | { kind: 'chunk'; data: Uint8Array; lastRow: number; read: number; leftOut: number; bytes: number }
  | { kind: 'end' }
  | { kind: 'problem'; code: string; params: ProblemParams }
