import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { may, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { markRevoked, selectApiKeys } from './queries.ts'

/** A key stops working at once: my own, or anybody's for whoever manages people. */
export async function revokeApiKey(ctx: Context, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const [key] = await selectApiKeys(ctx, may(ctx, 'person.manage') ? null : (ctx.actor.personId ?? ''), id)
    if (!key) throw notFound({ id })
    if (key.revokedAt !== null) return
    await markRevoked(ctx, id)
    await writeAudit(ctx, {
      action: 'api-key.revoke',
      subjectType: 'api-key',
      subjectId: id,
      summary: { personId: key.person.id },
    })
  })
}
