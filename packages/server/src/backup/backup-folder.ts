import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import {
  backupFolderNotAbsolute,
  backupFolderTaken,
  backupFolderUnusable,
  backupNoSpace,
} from '@zhike/core/backup/problems'
import { Problem } from '@zhike/core/kernel/problem'

export const defaultFolder = (dataDir: string) => join(dataDir, 'backups')

/** Folders of the data folder that hold something else. */
const taken = ['postgres', 'files', 'imports']

/** Refuses a folder where this process cannot write, or where its own data lie; makes one that is not there. */
export function prepareFolder(folder: string, dataDir: string): void {
  if (!isAbsolute(folder)) throw backupFolderNotAbsolute({ folder })
  if (taken.some((name) => isWithin(join(dataDir, name), folder)) || resolve(folder) === resolve(dataDir)) {
    throw backupFolderTaken({ folder })
  }
  try {
    // Whoever reads a backup reads everything.
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) throw new Error('it is no folder')
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw backupFolderUnusable({ folder, reason: reasonOf(error) })
  }
}

/** The same without making anything: what would stand in the way. */
export function folderProblem(folder: string, dataDir: string): Problem | null {
  try {
    if (existsSync(folder)) prepareFolder(folder, dataDir)
    else if (!isAbsolute(folder)) throw backupFolderNotAbsolute({ folder })
    else accessSync(nearestFolder(folder), constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    return error instanceof Problem ? error : backupFolderUnusable({ folder, reason: reasonOf(error) })
  }
}

/** What can still be written there; null where the system does not say. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearestFolder(folder))
    return bavail * bsize
  } catch {
    // Some network drives have no answer: then nobody is refused for it.
    return null
  }
}

/** The rest has to stay: a full disk stops the database. */
const reserveBytes = 200 * 1024 * 1024

export function requireSpace(folder: string, neededBytes: number): void {
  const free = freeBytes(folder)
  if (free === null || free >= neededBytes + reserveBytes) return
  throw backupNoSpace({ folder, free: megabytes(free), needed: megabytes(neededBytes + reserveBytes) })
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`

/** Step by step: on file systems that refuse with ENOENT (/proc) Node's own recursive way never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function nearestFolder(folder: string): string {
  let place = resolve(folder)
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place)
  return place
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words: Record<string, string> = {
    EACCES: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOTDIR: 'a part of the path is a file',
    EEXIST: 'it is a file',
    ENOSPC: 'the disk is full',
  }
  return words[code] ?? (error instanceof Error ? error.message : String(error))
}
