import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { healthOf } from '@zhike/core/backup/health'
import { nextSlot } from '@zhike/core/backup/schedule'
import type { BackupFile, BackupOverview, BackupSchedule } from '@zhike/core/backup/schema'
import { type Context, now, requirePermission } from '../platform/context/context.ts'
import { defaultFolder, folderProblem, freeBytes } from './backup-folder.ts'
import { type KnownBackup, knownBackups } from './catalogue.ts'
import { estimateBackup } from './estimate-backup.ts'
import { presentRun } from './present-run.ts'
import { databaseBytes, listRuns, selectLastTests, selectSchedule } from './queries.ts'
import type { PassphraseSettings } from './read-passphrase.ts'
import { restoreCommandFor } from './restore-words.ts'

export interface BackupSettings extends PassphraseSettings {
  dataDir: string
}

const shownRuns = 20

export async function getBackups(ctx: Context, settings: BackupSettings): Promise<BackupOverview> {
  requirePermission(ctx, 'backup.read')
  const known = knownBackups(settings.dataDir)
  const tests = await selectLastTests(ctx)
  const runs = await listRuns(ctx, shownRuns)
  const schedule = await getSchedule(ctx, settings.dataDir)
  const items = known.map((backup) => present(backup, settings, tests.get(backup.id) ?? null))
  const newest = items.find((item) => !item.isMissing)
  const attempt = runs.find((run) => run.kind === 'backup')
  return {
    items,
    runs: runs.map((run) => presentRun(ctx, run)),
    schedule,
    health: healthOf(
      newest ? new Date(newest.at) : null,
      attempt ? { state: attempt.state, createdAt: new Date(attempt.createdAt) } : null,
      now(ctx),
    ),
    folderProblem: folderProblem(schedule.effectiveFolder, settings.dataDir)?.text(ctx.locale) ?? null,
    freeBytes: freeBytes(schedule.effectiveFolder),
    neededBytes: estimateBackup(settings.dataDir, await databaseBytes(ctx.db)),
    encryption:
      settings.backupPassphraseFile !== null ? 'file' : settings.backupPassphrase !== null ? 'environment' : null,
  }
}

export async function getSchedule(ctx: Context, dataDir: string): Promise<BackupSchedule> {
  const { since: _, ...stored } = await selectSchedule(ctx.db)
  return {
    ...stored,
    effectiveFolder: stored.folder ?? defaultFolder(dataDir),
    nextAt: stored.isOn ? nextSlot(stored.at, now(ctx), ctx.company.timeZone).toISOString() : null,
  }
}

function present(
  { file, ...backup }: KnownBackup,
  settings: BackupSettings,
  lastTest: BackupFile['lastTest'],
): BackupFile {
  return {
    ...backup,
    file,
    name: basename(file),
    isMissing: !existsSync(file),
    lastTest,
    restoreCommand: restoreCommandFor({ file, isEncrypted: backup.isEncrypted }, settings),
  }
}
