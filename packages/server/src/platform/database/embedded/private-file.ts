import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Written whole or not at all, readable by its owner alone; root leaves it to the owner of the folder. */
export function writePrivateFile(path: string, content: string): void {
  const temporary = `${path}.${process.pid}.new`
  writeFileSync(temporary, content, { mode: 0o600 })
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(dirname(path))
    chownSync(temporary, uid, gid)
  }
  renameSync(temporary, path)
}

/** The content, or undefined where there is no such file. */
export function readFileIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

export function removeFile(path: string): void {
  rmSync(path, { force: true })
}

/** Others may pass through it (the database's user has to); what is private in it has its own mode. */
export function makePassableFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o755 })
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
