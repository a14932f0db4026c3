import { consentColumns, endWords, type ConsentColumn } from '@zhike/core/consents/export-columns'
import type { ConsentChannel, ConsentMethod } from '@zhike/core/consents/schema'
import { channelWords, decisionWords, methodWords, purposeName } from '@zhike/core/consents/words'
import { exportLists } from '@zhike/core/exports/lists'
import type { CustomersAsked } from '@zhike/core/exports/schema'
import { chooseCustomers } from '../../customers/choose-customers.ts'
import { readSetting } from '../../settings/read-setting.ts'
import { consentPages, countHanging, type ConsentLine } from '../hanging-queries.ts'
import { tableList, type ListColumn, type OpenList } from '../opened-list.ts'

const days: ReadonlySet<string> = new Set(['decidedOn', 'endedOn'] satisfies ConsentColumn[])
const customersAtOnce = 200

/** To what the people of these customers agreed: a line for each decision, in columns that the import reads. */
export const openConsents: OpenList<CustomersAsked> = async (ctx, query) => {
  const { locale } = ctx
  const purposes = await readSetting(ctx, 'privacy.purposes')
  const chosen = await chooseCustomers(ctx, query)
  const valuesOf = (row: ConsentLine): Record<ConsentColumn, string | null> => ({
    ...row,
    customer: row.customerName,
    purpose: purposeName(purposes, row.purpose, locale),
    channel: channelWords[row.channel as ConsentChannel][locale],
    decision: decisionWords[row.decision === 'refused' ? 'refused' : 'given'][locale],
    method: methodWords[row.method as ConsentMethod][locale],
    endKind: row.endKind === null ? null : endWords[row.endKind === 'withdrawn' ? 'withdrawn' : 'replaced'][locale],
  })
  return tableList(ctx, {
    title: exportLists.consents.name[locale],
    count: await countHanging(ctx, 'consents', chosen.selection),
    columns: consentColumns.map((one): ListColumn<ConsentLine> => ({
      title: one,
      type: days.has(one.key) ? 'day' : 'text',
      width: one.key === 'evidence' || one.key === 'customer' ? 30 : 14,
      value: (row) => valuesOf(row)[one.key],
    })),
    pages: (async function* () {
      for await (const ids of chosen.pages())
        for (let from = 0; from < ids.length; from += customersAtOnce)
          yield* consentPages(ctx, ids.slice(from, from + customersAtOnce))
    })(),
  })
}
