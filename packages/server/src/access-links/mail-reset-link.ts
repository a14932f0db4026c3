import { personToLetIn } from '../people/person-to-let-in.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { now, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { hasMailAccount } from '../platform/mail/mail-account.ts'
import { findAccount } from '../session/find-account.ts'
import { makeLink } from './make-link.ts'
import { countLinksAskedFor } from './queries.ts'

const mostInAnHour = 5
const hourMs = 60 * 60 * 1000

/**
 * What becomes of "I forgot my password": a mail to whoever has a login and an address, else nothing. Earlier links stay
 * open, so that nobody can make them worthless by asking again; the first that is used ends the others.
 */
export async function mailResetLink(ctx: Context, identifier: string): Promise<void> {
  const personId = await findAccount(ctx, identifier)
  if (personId === null) return
  await transaction(ctx, async (ctx) => {
    const person = await personToLetIn(ctx, personId)
    if (person.authUserId === null || person.email === null) return
    if (!(await hasMailAccount(ctx))) return
    const since = new Date(now(ctx).getTime() - hourMs).toISOString()
    if ((await countLinksAskedFor(ctx, person.id, since)) >= mostInAnHour) return
    await makeLink(ctx, person, { askedFor: 'by-oneself', mailTo: person.email })
    await writeAudit(ctx, { action: 'person.ask-for-password', subjectType: 'person', subjectId: person.id })
  })
}
