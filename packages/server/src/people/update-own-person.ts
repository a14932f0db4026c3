import { notFound } from '@zhike/core/kernel/problems'
import type { MyPatch } from '@zhike/core/people/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { bumpPerson, lockPerson } from './queries.ts'

/** What everybody may change about themselves. */
export async function updateOwnPerson(ctx: Context, personId: string, patch: MyPatch): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const person = await lockPerson(ctx, personId)
    if (!person) throw notFound({ id: personId })
    const wanted = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    const changed = changedFields(person, wanted)
    if (Object.keys(changed.after).length === 0) return
    await bumpPerson(ctx, personId, changed.after)
    await writeAudit(ctx, { action: 'person.update-own', subjectType: 'person', subjectId: personId, ...changed })
  })
}
