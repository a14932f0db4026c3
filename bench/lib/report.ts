import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { disturbing } from './undisturbed.ts'

export interface Result {
  section: string
  what: string
  measured: string
  yardstick: string
  target: string
  ok: boolean | null
  /** Of the processor time that it wanted, 0 to 1. */
  takenByHost?: number
}

/** One line per figure, on stdout as soon as it is known. */
export function printResult({ section, what, measured, yardstick, target, ok, takenByHost = 0 }: Result): void {
  const disturbance = takenByHost > disturbing ? ` (the host took ${Math.round(takenByHost * 100)} %)` : ''
  const verdict = (ok === null ? '' : ok ? 'ok' : 'MISSED') + disturbance
  process.stdout.write(
    `${[pad(section, 10), pad(what, 46), pad(measured, 22), pad(yardstick, 34), pad(target, 26), verdict].join('').trimEnd()}\n`,
  )
}

export function printHead(customers: number): void {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  process.stdout.write(
    `${customers} customers · ${availableParallelism()} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GiB · load before: ${loadavg()[0]?.toFixed(1)}\n`,
  )
  printResult({
    section: 'section',
    what: 'what',
    measured: 'measured',
    yardstick: 'yardstick',
    target: 'target',
    ok: null,
  })
}

const pad = (text: string, width: number) => `${text.padEnd(width)} `

export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
export const seconds = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`
