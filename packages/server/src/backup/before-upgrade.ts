import { upgradeBackupFailed } from '@zhike/core/backup/problems'
import { type Locale, Problem } from '@zhike/core/kernel/problem'
import { createDatabase } from '../platform/database/connect.ts'
import { inspectTarget } from '../platform/database/inspect-target.ts'
import type { MigrationFile } from '../platform/database/migration-files.ts'
import type { BucketSettings } from '../platform/files/s3-bucket.ts'
import { defaultFolder } from './backup-folder.ts'
import type { KnownBackup } from './catalogue.ts'
import { makeBackup } from './make-backup.ts'
import { formerProgram, type Program } from './program-file.ts'
import { databaseBytes, findOldSchedule } from './queries.ts'
import { type PassphraseSettings, readPassphrase } from './read-passphrase.ts'
import { restoreCommandFor } from './restore-words.ts'

export interface UpgradeSettings extends PassphraseSettings {
  dataDir: string
  bucket?: BucketSettings | null
  backupBeforeUpgrade: boolean
}

/**
 * What an upgrade does before it migrates a database that a company works with: a backup, and a word on the way back.
 * Where it fails there is no upgrade.
 */
export function backupBeforeUpgrade(settings: UpgradeSettings, say: (line: string) => void) {
  return async (ownerUrl: string, pending: readonly MigrationFile[]): Promise<void> => {
    const target = await inspectTarget(ownerUrl)
    if (!target.isInUse || target.isForeign) return
    if (!settings.backupBeforeUpgrade) {
      say('Upgrading without a backup, as it was asked for. · 按要求，升级前不备份。')
      return
    }
    const { db, close } = createDatabase(ownerUrl, { applicationName: 'zhike backup', maxConnections: 1 })
    try {
      const { folder, timeZone, locale } = await findOldSchedule(db)
      say(words[locale].begin(pending))
      const backup = await makeBackup({
        ownerUrl,
        dataDir: settings.dataDir,
        folder: folder ?? defaultFolder(settings.dataDir),
        kind: 'upgrade',
        passphrase: readPassphrase(settings),
        bucket: settings.bucket ?? null,
        timeZone,
        databaseBytes: await databaseBytes(db),
        madeBy: null,
        at: new Date(),
      })
      const command = restoreCommandFor(backup, settings)
      for (const line of words[locale].wayBack(backup, command, formerProgram(settings.dataDir))) say(line)
    } catch (error) {
      const reason = (locale: Locale) => (error instanceof Problem ? error.text(locale) : String(error))
      throw upgradeBackupFailed({ reason: `${reason('en')} · ${reason('zh-CN')}` })
    } finally {
      await close()
    }
  }
}

interface UpgradeWords {
  begin(pending: readonly MigrationFile[]): string
  wayBack(backup: KnownBackup, command: string, former: Program | null): string[]
}

const words: Record<Locale, UpgradeWords> = {
  'zh-CN': {
    begin: (pending) => `升级要改数据库（${pending.length} 步，第一步 ${pending[0]?.name}），先备份 …`,
    wayBack: ({ file, bytes, seconds }, command, former) => [
      `升级前的备份：${file}（${sizeOf(bytes)}，${seconds} 秒，已逐字节核对）`,
      '要退回升级前：',
      '  1. 停掉知客',
      `  2. ${checkout(former) ?? '换回原来的版本（git checkout 版本号），再 npm ci'}`,
      `  3. ${command}`,
      '  4. npm start',
      '第 3 步用和服务一样的环境变量、同一个系统用户。退回后，升级以后录入的内容就没有了。',
    ],
  },
  en: {
    begin: (pending) =>
      `The upgrade changes the database (${pending.length} migrations, the first is ${pending[0]?.name}): backing up first …`,
    wayBack: ({ file, bytes, seconds }, command, former) => [
      `Backup from before the upgrade: ${file} (${sizeOf(bytes)}, ${seconds} s, every byte verified)`,
      'To go back to what was before:',
      '  1. stop Zhike',
      `  2. ${checkout(former) ?? 'put the version back that you had (git checkout VERSION), then npm ci'}`,
      `  3. ${command}`,
      '  4. npm start',
      'Step 3 with the same variables and as the same user as the server. What is entered after the upgrade is then gone.',
    ],
  },
}

function checkout(former: Program | null): string | null {
  return former?.commit ? `git checkout ${former.commit.slice(0, 12)} && npm ci` : null
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
