import { chainCheck, type ChainCheck } from '@zhike/core/audit/schema'
import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../platform/context/context.ts'
import type { ChainReport } from './check-chain.ts'

/** Keeps what a check of the whole chain found. */
export async function insertCheck(ctx: Context, startedAt: Date, report: ChainReport): Promise<void> {
  const { sealed, erased, overdue, faultCount, faults, head } = report
  await ctx.db
    .insertInto('auditChecks')
    .values({
      id: newId(),
      startedAt,
      sealed,
      erased,
      overdue: overdue.count,
      faultCount,
      faults: JSON.stringify(faults),
      headSeq: head?.seq ?? null,
      headSeal: head ? Buffer.from(head.seal, 'hex') : null,
    })
    .execute()
}

export async function selectLatestCheck(ctx: Context): Promise<ChainCheck | null> {
  const row = await ctx.db
    .selectFrom('auditChecks')
    .selectAll()
    .orderBy('finishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return chainCheck.parse({
    ...row,
    sealed: Number(row.sealed),
    erased: Number(row.erased),
    headSeq: row.headSeq === null ? null : Number(row.headSeq),
    headSeal: row.headSeal && Buffer.from(row.headSeal).toString('hex'),
  })
}
