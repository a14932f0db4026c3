import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { presentBackups } from './catalogue.ts'
import { listDataFiles } from './data-files.ts'

const least = 20 * 1024 * 1024

/**
 * What a backup will take at most. By the last one, with room for growth; where there is none, half of the database
 * (rows compress to a fifth of what they take with their indexes) and the files, which often do not compress.
 */
export function estimateBackup(dataDir: string, databaseBytes: number): number {
  const [last] = presentBackups(dataDir)
  if (last !== undefined) return Math.max(least, Math.round(last.bytes * 1.5))
  return Math.max(least, Math.round(databaseBytes / 2) + bytesOfFiles(dataDir))
}

function bytesOfFiles(dataDir: string): number {
  let bytes = 0
  for (const path of listDataFiles(dataDir)) {
    const file = join(dataDir, path)
    if (existsSync(file)) bytes += statSync(file).size
  }
  return bytes
}
