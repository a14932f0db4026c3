import { notFound } from '@zhike/core/kernel/problems'
import type { Person } from '@zhike/core/people/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { getPerson } from './get-person.ts'
import { bumpPerson, lockPerson } from './queries.ts'

/** Somebody is back, with the old login; the customers stay where they are. */
export async function reactivatePerson(ctx: Context, id: string): Promise<Person> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    if (!person.isActive) {
      await bumpPerson(ctx, id, { isActive: true })
      await writeAudit(ctx, { action: 'person.reactivate', subjectType: 'person', subjectId: id })
    }
    return getPerson(ctx, id)
  })
}
