import { consentColumns, endWords, type ConsentColumn } from '@zhike/core/consents/export-columns'
import type { ConsentChannel, ConsentMethod } from '@zhike/core/consents/schema'
import { channelWords, decisionWords, methodWords, purposeName } from '@zhike/core/consents/words'
import { csvCell, csvLine } from '@zhike/core/customers/csv'
import type { Purpose } from '@zhike/core/privacy/settings'
import { noteDirect } from '../exports/note-direct.ts'
import type { OnRows } from '../exports/opened-list.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { countExportedConsents, selectConsentPage, type ExportedConsent } from './queries.ts'

const byteOrderMark = '\ufeff'
const pageSize = 1000

/**
 * To what the people of the customers one may export agreed, as CSV: a line for each decision, ended ones included, in
 * columns that the import reads. Page by page in bounded memory; audited before the first byte leaves.
 */
export async function exportConsents(ctx: Context): Promise<AsyncIterable<Uint8Array | string>> {
  requirePermission(ctx, 'customer.export')
  const purposes = await readSetting(ctx, 'privacy.purposes')
  const note = await noteDirect(ctx, {
    list: 'consents',
    format: 'csv',
    query: {},
    count: await countExportedConsents(ctx),
    action: 'consent.export',
    subjectType: 'consent',
  })
  return note.counted((onRows) => linesOf(ctx, purposes, onRows))
}

async function* linesOf(ctx: Context, purposes: readonly Purpose[], onRows: OnRows): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(consentColumns.map((column) => csvCell(column[ctx.locale])))
  let after: { customerId: string; id: string } | null = null
  for (;;) {
    const rows: ExportedConsent[] = await selectConsentPage(ctx, after, pageSize)
    await onRows(rows.length)
    yield rows.map((row) => lineOf(ctx, purposes, row)).join('')
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last
  }
}

function lineOf(ctx: Context, purposes: readonly Purpose[], row: ExportedConsent): string {
  const { locale } = ctx
  const values: Record<ConsentColumn, string | null> = {
    ...row,
    purpose: purposeName(purposes, row.purpose, locale),
    channel: channelWords[row.channel as ConsentChannel][locale],
    decision: decisionWords[row.decision === 'refused' ? 'refused' : 'given'][locale],
    method: methodWords[row.method as ConsentMethod][locale],
    endKind: row.endKind === null ? null : endWords[row.endKind === 'withdrawn' ? 'withdrawn' : 'replaced'][locale],
  }
  return csvLine(consentColumns.map(({ key }) => csvCell(values[key])))
}
