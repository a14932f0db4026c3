import { statSync } from 'node:fs'
import { readFileIfThere, isErrno } from './private-file.ts'

/** Whether a process lives; a zombie, which a container without init keeps for ever, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Not ours to signal, but there.
    return isErrno(error, 'EPERM')
  }
  const stat = readFileIfThere(`/proc/${pid}/stat`)
  return stat === undefined || stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
}

/** Whether the process is its folder's owner's and sits in it, as PostgreSQL does; believed where nobody can say. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    const here = statSync(folder)
    if (statSync(`/proc/${pid}`).uid !== here.uid) return false
    const there = statSync(`/proc/${pid}/cwd`)
    return there.ino === here.ino && there.dev === here.dev
  } catch (error) {
    // No /proc, or the process ended just now: the next look will tell.
    if (['ENOENT', 'EACCES', 'EPERM'].some((code) => isErrno(error, code))) return true
    throw error
  }
}

/** When the process started, in the kernel's ticks; with the id it names one process for ever (until a reboot). */
export function startTimeOf(pid: number): string | undefined {
  const stat = readFileIfThere(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!isErrno(error, 'ESRCH')) throw error
  }
}
