import { seal, unseal } from '../platform/auth/seal.ts'
import type { SecretLines } from '../platform/auth/read-secret.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { selectSealed, updateSealed } from './queries.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'

export interface ResealReport {
  resealed: number
  /** Sealed by another installation: they stay as they are and have to be entered anew. */
  lost: { column: SealedColumn; count: number }[]
}

/** Seals every value with the newest secret that an older one can still open: all of them, or none. */
export async function resealValues(ctx: Context, secrets: SecretLines): Promise<ResealReport> {
  const [current] = secrets
  return transaction(ctx, async (ctx) => {
    const report: ResealReport = { resealed: 0, lost: [] }
    for (const column of sealedColumns) {
      let count = 0
      let after: string | null = null
      for (;;) {
        const rows = await selectSealed(ctx.db, column, after, true)
        if (rows.length === 0) break
        const anew = rows.flatMap(({ key, sealed }) => {
          if (unseal([current], column.purpose, sealed) !== null) return []
          const text = unseal(secrets, column.purpose, sealed)
          if (text === null) count++
          return text === null ? [] : [{ key, sealed: seal(current, column.purpose, text) }]
        })
        if (anew.length > 0) await updateSealed(ctx.db, column, anew)
        report.resealed += anew.length
        after = rows.at(-1)?.key ?? null
      }
      if (count > 0) report.lost.push({ column, count })
    }
    return report
  })
}
