import { linkSync, renameSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseProblem } from '../database-problem.ts'
import { isErrno, readFileIfThere, removeFile } from './private-file.ts'
import { isAlive, startTimeOf } from './process-state.ts'

const patienceMs = 180_000

/**
 * Runs the work while no other process of ours starts, stops or looks for the database of this folder. The lock is a
 * file that names its holder; a dead holder's is taken over.
 */
export async function withFolderLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const mark = `${process.pid} ${startTimeOf(process.pid) ?? ''} ${randomUUID()}`
  const deadline = Date.now() + patienceMs
  while (!takeLock(path, mark)) {
    const holder = readFileIfThere(path)
    if (holder !== undefined && !isHeld(holder)) {
      removeStale(path, holder)
      continue
    }
    if (Date.now() > deadline) {
      throw new DatabaseProblem(
        `Process ${holder?.split(' ')[0]} has been starting or stopping the database for more than ${patienceMs / 1000} s. ` +
          `See what it does; if it is gone, remove ${path}.`,
      )
    }
    await delay(25)
  }
  try {
    return await work()
  } finally {
    if (readFileIfThere(path) === mark) removeFile(path)
  }
}

/** A hard link appears with its content in one step, which creating a file and writing it does not. */
function takeLock(path: string, mark: string): boolean {
  const own = `${path}.${mark.split(' ')[2]}`
  writeFileSync(own, mark, { mode: 0o600 })
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  } finally {
    removeFile(own)
  }
}

function isHeld(mark: string): boolean {
  const [pid = '', startTime = ''] = mark.split(' ')
  if (!isAlive(Number(pid))) return false
  return startTime === '' || (startTimeOf(Number(pid)) ?? startTime) === startTime
}

/** Moves the dead holder's file away; if another was quicker and the file is a living one's, puts it back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return
    throw error
  }
  if (readFileIfThere(aside) !== stale) {
    try {
      linkSync(aside, path)
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
    }
  }
  removeFile(aside)
}
