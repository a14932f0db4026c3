import { toHex } from '@zhike/core/audit/chain'
import type { ChainState } from '@zhike/core/audit/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectLatestCheck } from './check-queries.ts'
import { selectSealedUntil } from './seal-queries.ts'

export async function getAuditChain(ctx: Context): Promise<ChainState> {
  requirePermission(ctx, 'audit.read')
  const head = await selectSealedUntil(ctx.db)
  return {
    head: head && { seq: Number(head.seq), seal: toHex(head.seal), entryAt: head.entryAt },
    lastCheck: await selectLatestCheck(ctx),
  }
}
