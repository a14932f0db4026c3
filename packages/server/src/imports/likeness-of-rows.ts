import { evidenceOf, wordedEvidence } from '@zhike/core/duplicates/evidence'
import { evidenceText, likelyText } from '@zhike/core/duplicates/words'
import { markWords } from '@zhike/core/imports/mark-words'
import type { ImportRow } from '@zhike/core/imports/schema'
import { holdersOf } from '../customers/holders-of.ts'
import type { Context } from '../platform/context/context.ts'
import { selectLikelyRows } from './likely-queries.ts'
import { selectCustomerNames } from './row-queries.ts'

type Likeness = ImportRow['duplicates'][number]

/** Whom new rows are likely the same as; of customers outside the data scope no more than who holds them. */
export async function likenessOfRows(
  ctx: Context,
  importId: string,
  rowNos: readonly number[],
): Promise<Map<number, Likeness[]>> {
  const found = await selectLikelyRows(ctx, importId, rowNos)
  const ids = [...new Set(found.flatMap((one) => one.customerId ?? []))]
  const names = await selectCustomerNames(ctx, ids)
  const hidden = ids.filter((id) => !names.has(id))
  const holders = await holdersOf(ctx, hidden)
  const byRow = new Map<number, Likeness[]>()
  for (const { rowNo, customerId, otherRow, score, evidence } of found) {
    const name = customerId === null ? undefined : names.get(customerId)
    const holder = customerId === null ? undefined : holders.get(customerId)
    const one: Likeness = {
      score,
      by: wordedEvidence(evidenceOf(evidence)),
      rowNo: otherRow,
      customer: customerId === null || name === undefined ? null : { id: customerId, name },
      ...(holder ? { holder } : {}),
    }
    byRow.set(rowNo, [...(byRow.get(rowNo) ?? []), one])
  }
  return byRow
}

/** The same in words, for a cell of a file. */
export function likenessText(ctx: Context, duplicates: readonly Likeness[] | undefined): string {
  const words = markWords[ctx.locale]
  return (duplicates ?? [])
    .map(({ score, by, rowNo, customer, holder }) => {
      if (rowNo !== null) return words.sameRow(rowNo, score, evidenceText(by, ctx.locale))
      const none = { name: words.outside, departmentName: null }
      return likelyText({ name: customer?.name ?? null, holder: holder ?? none, score, evidence: by }, ctx.locale)
    })
    .join(words.and)
}
