import { backupFailed } from '@zhike/core/backup/problems'
import type { RunStage } from '@zhike/core/backup/schema'
import { Problem } from '@zhike/core/kernel/problem'
import { basename } from 'node:path'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { type Context, now } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import type { BucketSettings } from '../platform/files/s3-bucket.ts'
import { defaultFolder } from './backup-folder.ts'
import { knownBackups } from './catalogue.ts'
import { makeBackup } from './make-backup.ts'
import { databaseBytes, endRun, findRun, selectSchedule, type StoredRun, takeRun, touchRun } from './queries.ts'
import { type PassphraseSettings, readPassphrase } from './read-passphrase.ts'
import { removeOldBackups } from './remove-backups.ts'
import { testRestore } from './restore-test.ts'

export interface RunSurroundings extends PassphraseSettings {
  ownerUrl: string
  dataDir: string
  bucket?: BucketSettings | null
}

/** Often enough that a run whose process was killed is noticed soon, seldom enough to cost nothing. */
const touchEveryMs = 5000

/** Carries a queued run out to its end, good or bad; what went wrong stands in the run. */
export async function executeRun(ctx: Context, surroundings: RunSurroundings, runId: string): Promise<void> {
  if (!(await takeRun(ctx, runId))) return
  const run = await findRun(ctx, runId)
  if (run === null) return
  const pulse = startPulse(ctx, runId, run.kind === 'backup' ? 'copy' : 'verify')
  try {
    if (run.kind === 'backup') await makeIt(ctx, surroundings, run, pulse.stage)
    else await testIt(ctx, surroundings, run, pulse.stage)
  } catch (error) {
    await failRun(ctx, run, error)
  } finally {
    await pulse.stop()
  }
}

async function makeIt(
  ctx: Context,
  { ownerUrl, dataDir, bucket, ...settings }: RunSurroundings,
  run: StoredRun,
  onStage: (stage: RunStage) => void,
): Promise<void> {
  const schedule = await selectSchedule(ctx.db)
  const { timeZone } = ctx.company
  const made = await makeBackup({
    ownerUrl,
    dataDir,
    folder: schedule.folder ?? defaultFolder(dataDir),
    kind: run.cause,
    passphrase: readPassphrase(settings),
    bucket: bucket ?? null,
    timeZone,
    databaseBytes: await databaseBytes(ctx.db),
    madeBy: run.by,
    at: now(ctx),
    onProgress: (what) => onStage(what === 'verify' ? 'verify' : 'copy'),
  })
  const { keepDaily: daily, keepWeekly: weekly, keepMonthly: monthly } = schedule
  const removed = await removeOldBackups(dataDir, { daily, weekly, monthly }, timeZone)
  await transaction(ctx, async (ctx) => {
    await endRun(ctx, run.id, { state: 'done', backupId: made.id, backupName: basename(made.file) })
    const { bytes, isEncrypted, seconds, kind } = made
    await writeAudit(ctx, {
      action: 'backup.make',
      subjectType: 'backup',
      subjectId: made.id,
      summary: { kind, bytes, seconds, isEncrypted, name: basename(made.file) },
    })
    if (removed.length > 0) {
      const names = removed.map(({ file }) => basename(file))
      await writeAudit(ctx, { action: 'backup.remove-old', subjectType: 'backup', summary: { names } })
    }
    await emitEvent(ctx, 'backup.made', { backupId: made.id, kind, bytes })
  })
}

async function testIt(
  ctx: Context,
  { ownerUrl, dataDir, ...settings }: RunSurroundings,
  run: StoredRun,
  onStage: (stage: RunStage) => void,
): Promise<void> {
  const backup = knownBackups(dataDir).find(({ id }) => id === run.backupId)
  const file = backup?.file ?? run.backupName ?? ''
  const report = await testRestore(ctx, { ownerUrl, dataDir, file, passphrase: readPassphrase(settings), onStage })
  await transaction(ctx, async (ctx) => {
    await endRun(ctx, run.id, { state: 'done', report })
    const { isOk, rows, tables } = report
    await writeAudit(ctx, {
      action: 'backup.test-restore',
      subjectType: 'backup',
      subjectId: run.backupId,
      summary: { isOk, rows, tables, name: run.backupName },
    })
  })
}

/** The page, the doctor and whoever listens to events hear of it. */
export async function failRun(ctx: Context, run: Pick<StoredRun, 'id' | 'kind'>, error: unknown): Promise<void> {
  const problem =
    error instanceof Problem
      ? error
      : backupFailed({ reason: error instanceof Error ? error.message : String(error), requestId: ctx.requestId })
  ctx.log.error({ err: error, run: run.id, kind: run.kind }, 'backup or restore test failed')
  await transaction(ctx, async (ctx) => {
    const params = Object.fromEntries(Object.entries(problem.params).map(([key, value]) => [key, value ?? '']))
    if (!(await endRun(ctx, run.id, { state: 'failed', error: { code: problem.code, params } }))) return
    await writeAudit(ctx, {
      action: run.kind === 'backup' ? 'backup.make-failed' : 'backup.test-restore-failed',
      subjectType: 'backup',
      subjectId: run.id,
      summary: { code: problem.code },
    })
    await emitEvent(ctx, 'backup.failed', { runId: run.id, kind: run.kind, code: problem.code })
  })
}

/** Writes the stage down when it changes, and every few seconds that the run lives. */
function startPulse(ctx: Context, runId: string, first: RunStage) {
  let stage = first
  let writing = Promise.resolve()
  const write = () => {
    writing = writing
      .then(() => touchRun(ctx, runId, stage))
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'a run could not say that it lives'))
  }
  write()
  const timer = setInterval(write, touchEveryMs)
  return {
    stage(next: RunStage) {
      if (next === stage) return
      stage = next
      write()
    },
    async stop() {
      clearInterval(timer)
      await writing
    },
  }
}
