import { toHex } from '@zhike/core/audit/chain'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { type AuditPlace, findSealingHorizon, lockSealing, sealNext, selectChainHead } from './seal-queries.ts'

const batchSize = 10_000

/**
 * Seals every audit row that has none, in batches. Every minute rows are looked for from a while ago on; `everything`
 * looks through the whole audit, once a night, for what no such window would find.
 */
export async function sealAudit(
  ctx: Context,
  options: { everything?: boolean; batchSize?: number; signal?: AbortSignal } = {},
): Promise<number> {
  const limit = options.batchSize ?? batchSize
  let sealed = 0
  let after: AuditPlace | null = options.everything ? null : await findSealingHorizon(ctx)
  while (!options.signal?.aborted) {
    const place = after
    const batch = await transaction(ctx, async (ctx) => {
      await lockSealing(ctx)
      return sealNext(ctx, place, limit)
    })
    sealed += batch.sealed
    if (batch.sealed < limit || batch.last === null) break
    after = batch.last
  }
  if (sealed > 0) {
    // In the log the end of the chain is kept outside the database.
    const head = await selectChainHead(ctx.db)
    ctx.log.info({ sealed, seq: head?.seq, seal: head && toHex(head.seal) }, 'audit sealed')
  }
  return sealed
}
