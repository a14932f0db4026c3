import { existsSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** The kernel's high-water mark of a process's memory in MB; 0 where the system does not tell. */
export function peakOf(pid: number | undefined): number {
  return figureOf(pid, 'VmHWM')
}

export interface MemoryWatch {
  /** Ends it; what the server and what PostgreSQL's processes (beside what they share) took at most, in MB. */
  stop(): { server: number; database: number }
}

/** Looks every half second what a server and its database take. */
export function watchMemory(serverPid: number, pool: pg.Pool): MemoryWatch {
  const peak = { server: 0, database: 0 }
  const look = async () => {
    peak.server = Math.max(peak.server, figureOf(serverPid, 'VmRSS'))
    const { rows } = await pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type in ('client backend', 'parallel worker')`,
    )
    const database = rows.reduce((sum, { pid }) => sum + figureOf(pid, 'RssAnon'), 0)
    peak.database = Math.max(peak.database, database)
  }
  let last = look()
  const timer = setInterval(() => (last = last.then(look)), 500)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

function figureOf(pid: number | undefined, name: string): number {
  const path = `/proc/${pid}/status`
  if (!existsSync(path)) return 0
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024
}
