import { type Logger, pino } from 'pino'

/** JSON lines for machines; on a terminal a person sees warnings and errors alone, one short line each. */
export function createLog(): Logger {
  if (!process.stdout.isTTY) return pino({ level: 'info', redact }, pino.destination({ dest: 1, sync: true }))
  return pino({ level: 'warn', redact }, { write: (line: string) => process.stderr.write(shortLine(line)) })
}

const redact = ['req.headers.cookie', 'req.headers.authorization', 'password', '*.password']

interface LogLine {
  level: number
  time: number
  msg?: string
  err?: { message?: string; stack?: string }
}

function shortLine(line: string): string {
  const { level, time, msg = '', err }: LogLine = JSON.parse(line)
  const name = level >= 50 ? 'error' : 'warning'
  const clock = new Date(time).toTimeString().slice(0, 8)
  const detail = err === undefined ? '' : `: ${level >= 50 ? (err.stack ?? err.message) : err.message}`
  return `${clock} ${name} ${msg}${detail}\n`
}
