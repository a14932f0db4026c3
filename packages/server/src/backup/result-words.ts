import type { BackupManifest } from '@zhike/core/backup/manifest'
import type { Locale } from '@zhike/core/kernel/problem'

interface MadeBackup {
  file: string
  bytes: number
  isEncrypted: boolean
  manifest: BackupManifest
}

interface ResultWords {
  backup(made: MadeBackup): string[]
  restore(done: { file: string; manifest: BackupManifest }): string[]
}

/** What the two commands say at their end. */
export const resultWords: Record<Locale, ResultWords> = {
  'zh-CN': {
    backup: ({ file, bytes, isEncrypted, manifest }) => [
      `已备份到 ${file}（${sizeOf(bytes)}）：${manifest.company ?? '还没有公司'}，客户 ${rowsOf(manifest, 'customers')}，订单 ${rowsOf(manifest, 'orders')}，文件 ${manifest.files.length}。`,
      isEncrypted
        ? '已加密。口令另外保存：没有口令，谁也打不开。'
        : '没有加密：里面是全部客户资料，放在别人读不到的地方，或用 --passphrase-file 加密。',
      '再拷一份到别的机器上；secret 文件不在备份里，也单独留一份。',
    ],
    restore: ({ file, manifest }) => [
      `已从 ${file} 恢复（${manifest.createdAt} 的状态）：${manifest.company ?? '还没有公司'}，客户 ${rowsOf(manifest, 'customers')}，订单 ${rowsOf(manifest, 'orders')}，文件 ${manifest.files.length}。`,
      `${manifest.tables.length} 张表的行数和校验值都和备份一致。`,
      '接下来：npm start 启动；每个人重新登录；备份时没跑完的归属划分和级别计算要重新运行，导入会自己接着做。',
    ],
  },
  en: {
    backup: ({ file, bytes, isEncrypted, manifest }) => [
      `Backed up to ${file} (${sizeOf(bytes)}): ${manifest.company ?? 'no company yet'}, ${rowsOf(manifest, 'customers')} customers, ${rowsOf(manifest, 'orders')} orders, ${manifest.files.length} files.`,
      isEncrypted
        ? 'It is encrypted. Keep the passphrase elsewhere: nobody can open the file without it.'
        : 'It is not encrypted and holds all that is known of customers: keep it where nobody else can read it, or encrypt with --passphrase-file.',
      'Copy it to another machine too; the secret file is not in it, keep that one apart.',
    ],
    restore: ({ file, manifest }) => [
      `Restored from ${file} (as it was at ${manifest.createdAt}): ${manifest.company ?? 'no company yet'}, ${rowsOf(manifest, 'customers')} customers, ${rowsOf(manifest, 'orders')} orders, ${manifest.files.length} files.`,
      `Rows and checksums of ${manifest.tables.length} tables are those of the backup.`,
      'Next: npm start; everybody signs in anew; runs of rules and tiers that were under way have to be run again, imports go on by themselves.',
    ],
  },
}

function rowsOf(manifest: BackupManifest, table: string): number {
  return manifest.tables.find((one) => one.name === `public.${table}`)?.rows ?? 0
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
