import type { Context } from '../platform/context/context.ts'

/** Instants as a spreadsheet shows them, by the company's clock: 2026-11-22 14:05. */
export function localTime(ctx: Context): (instant: string | null) => string | null {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ctx.company.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return (instant) => (instant === null ? null : format.format(new Date(instant)))
}
