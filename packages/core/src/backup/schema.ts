import { z } from 'zod'
import { id, instant, requiredText } from '../kernel/schemas.ts'

/** Why a backup was made: by the clock, by somebody (page or command line), or because an upgrade came. */
export const backupKinds = ['scheduled', 'manual', 'upgrade'] as const
export type BackupKind = (typeof backupKinds)[number]

const count = z.int().min(0)

export const backupFile = z.object({
  id,
  kind: z.enum(backupKinds),
  name: z.string(),
  /** Where it lies on the server. */
  file: z.string(),
  at: instant,
  seconds: z.number(),
  bytes: count,
  isEncrypted: z.boolean(),
  /** When the whole file was read again and found to be as it was written. */
  verifiedAt: instant,
  /** It was moved away or removed by somebody else. */
  isMissing: z.boolean(),
  customers: count,
  orders: count,
  files: count,
  madeBy: z.string().nullable(),
  lastTest: z.object({ at: instant, isOk: z.boolean() }).nullable(),
  /** Typed on the server, brings the company back to this. */
  restoreCommand: z.string(),
})
export type BackupFile = z.infer<typeof backupFile>

/** What stands beside each other in the report: in the backup, and in Zhike when the test ended. */
export const comparedFigures = ['customers', 'contacts', 'orders', 'followUps', 'people'] as const
const figures = z.object({ customers: count, contacts: count, orders: count, followUps: count, people: count })
export type Figures = z.infer<typeof figures>

export const restoreReport = z.object({
  isOk: z.boolean(),
  seconds: z.number(),
  /** A database beside the company's, or a PostgreSQL of its own for the time of the test. */
  place: z.enum(['database', 'cluster']),
  /** Rows and SHA-256 of each table, read back from the scratch database, were those of the backup. */
  tables: count,
  rows: count,
  files: count,
  /** That this program had beyond the one that made the backup; they ran in the scratch database. */
  newerMigrations: count,
  holders: z.object({ customers: count, without: count, several: count }),
  audit: z.object({ sealed: count, erased: count, faults: count }),
  restored: figures,
  now: figures,
})
export type RestoreReport = z.infer<typeof restoreReport>

export const runStages = ['copy', 'verify', 'restore', 'compare', 'check'] as const
export type RunStage = (typeof runStages)[number]

/** One backup or restore test under way or over; on a machine that was restored the list begins anew. */
export const backupRun = z.object({
  id,
  kind: z.enum(['backup', 'restore-test']),
  cause: z.enum(['scheduled', 'manual']),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  stage: z.enum(runStages).nullable(),
  backupId: id.nullable(),
  backupName: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  seconds: z.number().nullable(),
  /** Why it failed and what to do, in the reader's language. */
  error: z.string().nullable(),
  report: restoreReport.nullable(),
})
export type BackupRun = z.infer<typeof backupRun>

export const scheduleInput = z.object({
  isOn: z.boolean(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** On the server; null is the folder "backups" of the data folder. */
  folder: requiredText(1000).nullable(),
  keepDaily: z.int().min(1).max(366),
  keepWeekly: z.int().min(0).max(520),
  keepMonthly: z.int().min(0).max(240),
})
export type ScheduleInput = z.infer<typeof scheduleInput>

export const backupSchedule = scheduleInput.extend({
  version: z.int(),
  /** Where backups go, the default spelt out. */
  effectiveFolder: z.string(),
  nextAt: instant.nullable(),
})
export type BackupSchedule = z.infer<typeof backupSchedule>

/** none: there is no backup yet · old: the last is older than two days · failed: the last attempt came to nothing. */
export const backupHealth = z.enum(['ok', 'none', 'old', 'failed'])
export type BackupHealth = z.infer<typeof backupHealth>

export const backupOverview = z.object({
  items: z.array(backupFile),
  runs: z.array(backupRun),
  schedule: backupSchedule,
  health: backupHealth,
  /** Why nothing can be written there as it stands, in the reader's language; null when it can. */
  folderProblem: z.string().nullable(),
  freeBytes: count.nullable(),
  /** What the next backup will take, at most. */
  neededBytes: count,
  /** Where the passphrase comes from; it is never kept in the database. */
  encryption: z.enum(['file', 'environment']).nullable(),
})
export type BackupOverview = z.infer<typeof backupOverview>
