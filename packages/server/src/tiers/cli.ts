import { trimMoney } from '@zhike/core/kernel/money'
import { isDay } from '@zhike/core/kernel/time'
import type { TierPeriod, TierScheme } from '@zhike/core/tiers/schema'
import { defineCommand, UsageError } from '../cli/define-command.ts'
import { runTiers } from './run-tiers.ts'

export const tiersRunCommand = defineCommand({
  name: 'tiers run',
  summary: 'calculate the tiers of all customers and print customers and revenue of each',
  options: {
    period: { type: 'string', placeholder: 'P', description: 'all, 12m or FROM..TO, for this run alone' },
    mode: { type: 'string', placeholder: 'M', description: 'share or amount, for this run alone' },
  },
  details: 'zhike tiers run --period 2025-01-01..2025-12-31 --json',
  async run(io, { values }) {
    const changes = { ...parsePeriod(values.period), ...parseMode(values.mode) }
    io.progress.update('calculating tiers')
    const summary = await runTiers(await io.context(), changes)
    if (io.json) {
      // Amounts are printed digit by digit: as floats, large ones would lose their last places.
      const items = summary.tiers.map(
        (row) =>
          `{"tier":${JSON.stringify(row.tier)},"customers":${row.customers},"revenue":${trimMoney(row.revenue)}}`,
      )
      io.print(`[${items.join(',')}]`)
      return
    }
    for (const row of summary.tiers) io.print([row.tier, row.customers, trimMoney(row.revenue)].join('\t'))
    io.note(`${summary.ranked} ranked, ${summary.unranked} without an order in the period, ${summary.changed} changed.`)
  },
})

function parsePeriod(text: string | undefined): { period?: TierPeriod } {
  if (text === undefined) return {}
  if (text === 'all' || text === '12m') return { period: { kind: text } }
  const [from = '', to = '', ...rest] = text.split('..')
  if (rest.length === 0 && isDay(from) && isDay(to)) return { period: { kind: 'range', from, to } }
  throw new UsageError(`--period is "${text}": give all, 12m, or two days such as 2025-01-01..2025-12-31.`)
}

function parseMode(text: string | undefined): { mode?: TierScheme['mode'] } {
  if (text === undefined) return {}
  if (text === 'share' || text === 'amount') return { mode: text }
  throw new UsageError(`--mode is "${text}": give share or amount.`)
}
