import type { MadeAccessLink } from '@zhike/core/access-links/schema'
import { personToLetIn } from '../people/person-to-let-in.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { hasMailAccount } from '../platform/mail/mail-account.ts'
import { makeLink } from './make-link.ts'
import { revokeLinks } from './queries.ts'

/**
 * A link for a person: an invitation where there is no login yet, else one for a new password. It is answered this once
 * to be passed on, and mailed where that is wanted and possible. Earlier links of the person end.
 */
export async function createAccessLink(
  ctx: Context,
  personId: string,
  input: { mail: boolean },
): Promise<MadeAccessLink> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const person = await personToLetIn(ctx, personId)
    const replaced = await revokeLinks(ctx, personId)
    const mailTo = input.mail && person.email !== null && (await hasMailAccount(ctx)) ? person.email : null
    const link = await makeLink(ctx, person, { askedFor: 'by-administrator', mailTo })
    await writeAudit(ctx, {
      action: link.purpose === 'invitation' ? 'person.invite' : 'person.make-reset-link',
      subjectType: 'person',
      subjectId: personId,
      summary: { isMailed: mailTo !== null, replaced, expiresAt: link.expiresAt },
    })
    return { ...link, isAddressKnown: ctx.services.publicUrlIsSet, mailedTo: mailTo }
  })
}
