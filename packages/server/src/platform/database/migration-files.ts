import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const migrationsFolder = join(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))), 'migrations')

export interface MigrationFile {
  version: number
  name: string
  sql: string
  checksum: string
}

const namePattern = /^(\d{4})_[a-z0-9_]+\.sql$/

/** All migrations in order; refuses a doubled number or a name out of pattern, before anything runs. Features keep ranges, so numbers have gaps. */
export function readMigrationFiles(folder: string = migrationsFolder): MigrationFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && name !== 'grants.sql')
    .sort()
  return names.map((name, index) => {
    const number = namePattern.exec(name)?.[1]
    const before = names[index - 1]
    if (number === undefined) throw new Error(`migrations/${name}: the name must look like 0007_add_tags.sql`)
    if (before?.startsWith(`${number}_`)) {
      throw new Error(`migrations/${name} has the same number as ${before}: give it the next free one`)
    }
    // Windows checkouts change line ends; the meaning is the same, so the checksum is too.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { version: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** The grants of the application's role, with the role's real name in them. */
export function readGrants(appRole: string, folder: string = migrationsFolder): string {
  return readFileSync(join(folder, 'grants.sql'), 'utf8').replaceAll(':app_role', `"${appRole.replaceAll('"', '""')}"`)
}
