import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import { CommandFailed, defineCommand, UsageError } from '../cli/define-command.ts'
import { hasEmbeddedDatabase } from '../platform/database/embedded/cluster-folder.ts'
import { readHeader } from './archive-header.ts'
import { writeAndList } from './make-backup.ts'
import { openArchive } from './read-archive.ts'
import { readPassphrase, requireGoodPassphrase } from './read-passphrase.ts'
import { restoreBackup } from './restore-backup.ts'
import { resultWords } from './result-words.ts'

const passphraseOption = { type: 'string', placeholder: 'F' } as const

export const backupCommand = defineCommand({
  name: 'backup',
  summary: 'write the whole company into one file, also while Zhike runs',
  positionals: 'FILE',
  options: { 'passphrase-file': { ...passphraseOption, description: 'encrypt with the passphrase in this file' } },
  details:
    'zhike backup /backups/zhike-2026-11-22.backup --passphrase-file /etc/zhike/passphrase\n' +
    'Without --passphrase-file the passphrase is that of ZHIKE_BACKUP_PASSPHRASE_FILE or ZHIKE_BACKUP_PASSPHRASE; without any the file is not encrypted.\n' +
    'Not in it: who is signed in, jobs under way, the secret file, passwords of databases.',
  async run(io, { values, positionals }) {
    const file = fileOf(positionals)
    const passphrase = readPassphrase(io.env, values['passphrase-file'])
    requireGoodPassphrase(passphrase)
    if (io.env.databaseUrl === null && !hasEmbeddedDatabase(io.env.dataDir)) {
      throw new CommandFailed('backup.nothing', `There is no database in ${io.env.dataDir}: nothing to back up.`)
    }
    const { ownerUrl } = await io.database({ migrate: 'never' })
    const started = performance.now()
    const { manifest } = await writeAndList({
      ownerUrl,
      dataDir: io.env.dataDir,
      file,
      passphrase,
      bucket: io.env.bucket,
      kind: 'manual',
      madeBy: null,
      at: new Date(),
      onProgress: (what) => io.progress.update(what),
    })
    const { header } = await readHeader(file)
    const bytes = statSync(file).size
    const seconds = secondsSince(started)
    const isEncrypted = passphrase !== null
    if (io.json) io.printJson({ file, bytes, seconds, encrypted: isEncrypted, ...summaryOf(manifest) })
    else for (const line of resultWords[header.locale].backup({ file, bytes, isEncrypted, manifest })) io.print(line)
  },
})

export const restoreCommand = defineCommand({
  name: 'restore',
  summary: 'bring a company back from a backup into an empty Zhike, or over the one that is here',
  positionals: 'FILE',
  options: {
    'passphrase-file': { ...passphraseOption, description: 'open with the passphrase in this file' },
    replace: { type: 'boolean', description: 'remove the company that is here; back it up first' },
  },
  details:
    'zhike restore /backups/zhike-2026-11-22.backup --passphrase-file /etc/zhike/passphrase\n' +
    'Zhike must not be running. The whole file is read and checked before anything is touched; a failure leaves what was there.',
  async run(io, { values, positionals }) {
    const file = fileOf(positionals)
    const found = await readHeader(file)
    io.speak(found.header.locale)
    const passphrase = readPassphrase(io.env, values['passphrase-file'])
    const archive = await openArchive(file, found, passphrase)
    const started = performance.now()
    const manifest = await restoreBackup({
      archive,
      dataDir: io.env.dataDir,
      replace: values.replace === true,
      database: () => io.database({ migrate: 'never' }),
      onProgress: (what) => io.progress.update(what),
    })
    if (io.json) io.printJson({ file, seconds: secondsSince(started), ...summaryOf(manifest) })
    else for (const line of resultWords[io.locale].restore({ file, manifest })) io.print(line)
  },
})

function fileOf(positionals: string[]): string {
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new UsageError('Give one file.')
  return resolve(file)
}

const secondsSince = (started: number) => Math.round((performance.now() - started) / 100) / 10

const summaryOf = (manifest: BackupManifest) => ({
  company: manifest.company,
  createdAt: manifest.createdAt,
  rows: Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows])),
  files: manifest.files.length,
})
