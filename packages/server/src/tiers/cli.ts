import { trimMoney } from '@zhike/core/kernel/money'
import { isDay } from '@zhike/core/kernel/time'
import type { TierPeriod, TierScheme } from '@zhike/core/tiers/schema'
import { defineCommand, UsageError } from '../cli/define-command.ts'
import { runTiers } from './run-tiers.ts'

export const tiersRunCommand = defineCommand({
  name: 'tiers run',
  summary: 'calculate the tiers of all customers and print customers and revenue of each',
  options: {
    period: {
      type: 'string',
      placeholder: 'P',
      description: 'all, 12m or FROM..TO instead of the setting, in this run',
    },
    mode: { type: 'string', placeholder: 'M', description: 'share or amount instead of the setting, in this run' },
  },
  details:
    'zhike tiers run --period 2025-01-01..2025-12-31 --json\n\n' +
    'This is no what-if: with --period or --mode, too, the result is in force for everybody at once, until the next run\n' +
    '(the server makes one every night) goes by the settings again.\n' +
    '这不是试算：加了 --period 或 --mode，算出来的级别也马上对所有人生效，直到下一次计算（服务器每天夜里算一次）按设置重算。',
  async run(io, { values }) {
    const changes = { ...parsePeriod(values.period), ...parseMode(values.mode) }
    const ctx = await io.context()
    io.progress.update(io.words({ 'zh-CN': '正在计算客户级别', en: 'calculating tiers' }))
    const summary = await runTiers(ctx, changes)
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
    const { ranked, unranked, changed } = summary
    io.note(
      io.words({
        'zh-CN': `参与排名 ${ranked} 家，期间没有订单 ${unranked} 家，级别变了 ${changed} 家。`,
        en: `${ranked} ranked, ${unranked} without an order in the period, ${changed} changed.`,
      }),
    )
    if (Object.keys(changes).length === 0) return
    io.note(
      io.words({
        'zh-CN':
          '这次没按设置里的口径算，结果已对所有人生效；下一次计算（服务器每天夜里一次）会按设置重算。要一直这样，在「客户级别」里改口径；要马上复原，不带这些选项再执行一次。',
        en: 'This run did not go by the settings, and its tiers are in force for everybody; the next run (the server makes one every night) goes by the settings again. To keep it so, change the criteria on the page Tiers; to go back now, run the command without these options.',
      }),
    )
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
