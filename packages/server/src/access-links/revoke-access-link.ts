import { noOpenLink } from '@zhike/core/access-links/problems'
import { getPerson } from '../people/get-person.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { revokeLinks } from './queries.ts'

export async function revokeAccessLink(ctx: Context, personId: string): Promise<void> {
  requirePermission(ctx, 'person.manage')
  await transaction(ctx, async (ctx) => {
    const person = await getPerson(ctx, personId)
    if ((await revokeLinks(ctx, personId)) === 0) throw noOpenLink({ name: person.name })
    await writeAudit(ctx, { action: 'person.revoke-link', subjectType: 'person', subjectId: personId })
  })
}
