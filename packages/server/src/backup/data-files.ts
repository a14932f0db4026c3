import { chownSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFilePath } from '@zhike/core/backup/manifest'

const folders = ['files', 'imports']

/** What the product keeps beside the database, as paths within the data folder; half-written files are not among them. */
export function listDataFiles(dataDir: string): string[] {
  const found: string[] = []
  for (const folder of folders) {
    const root = join(dataDir, folder)
    if (!existsSync(root)) continue
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
        .slice(dataDir.length + 1)
        .replaceAll('\\', '/')
      if (entry.isFile() && !path.endsWith('.part') && dataFilePath.safeParse(path).success) found.push(path)
    }
  }
  return found.sort()
}

export interface FileStage {
  folder: string
  /** Where a file of the backup is written first. */
  pathOf(path: string): string
  /** Puts in place what is not there yet; `takeBack` removes it again. Called before the database commits. */
  place(): void
  takeBack(): void
  /** After the commit: the rest in place, and what is not of the backup removed. */
  finish(): void
  remove(): void
}

/**
 * Files wait beside their place, so that a restore that fails leaves none. A file's name is its id and its content never
 * changes: one that is there already belongs to both states.
 */
export function stageFiles(dataDir: string): FileStage {
  const folder = join(dataDir, `restoring-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  makeFolder(folder)
  const staged = new Set<string>()
  const placed: string[] = []
  return {
    folder,
    pathOf(path) {
      makeFolder(dirname(join(folder, path)))
      staged.add(path)
      return join(folder, path)
    },
    place() {
      for (const path of staged) {
        const target = join(dataDir, path)
        if (existsSync(target)) continue
        makeFolder(dirname(target))
        giveToOwner(join(folder, path), dirname(target))
        linkSync(join(folder, path), target)
        placed.push(target)
      }
    },
    takeBack() {
      for (const target of placed) rmSync(target, { force: true })
    },
    finish() {
      for (const path of staged) {
        giveToOwner(join(folder, path), dirname(join(dataDir, path)))
        renameSync(join(folder, path), join(dataDir, path))
      }
      for (const path of listDataFiles(dataDir)) if (!staged.has(path)) rmSync(join(dataDir, path), { force: true })
    },
    remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Root restores for the user whose folder it is. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o755 })
  giveToOwner(path, dirname(path))
}

function giveToOwner(path: string, folder: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(path, uid, gid)
}
