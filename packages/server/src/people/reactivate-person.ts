import { notFound } from '@zhike/core/kernel/problems'
import type { Person } from '@zhike/core/people/schema'
import { endLinks } from '../access-links/end-links.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { getPerson } from './get-person.ts'
import { bumpPerson, lockPerson } from './queries.ts'

/** Somebody is back, with the old login; the customers stay where they are, and no link made before opens again. */
export async function reactivatePerson(ctx: Context, id: string): Promise<Person> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    if (!person.isActive) {
      await bumpPerson(ctx, id, { isActive: true })
      // Whoever left before links ended with leaving may still have one.
      await endLinks(ctx, id)
      await writeAudit(ctx, { action: 'person.reactivate', subjectType: 'person', subjectId: id })
    }
    return getPerson(ctx, id)
  })
}
