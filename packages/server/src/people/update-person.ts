import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import { personPhone } from '@zhike/core/people/person-phone'
import { nothingToSignInWith } from '@zhike/core/people/problems'
import type { Person, PersonPatch } from '@zhike/core/people/schema'
import { endLinks } from '../access-links/end-links.ts'
import { checkDepartment } from '../departments/check-department.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkIdentity } from './check-identity.ts'
import { checkManager } from './check-manager.ts'
import { getPerson } from './get-person.ts'
import { bumpPerson, lockPerson } from './queries.ts'
import { isChangeOfPost, recordPostChanges } from './record-post-changes.ts'

export async function updatePerson(ctx: Context, id: string, patch: PersonPatch, version: number): Promise<Person> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    if (person.version !== version) throw lostUpdate({ current: person.version, yours: version })
    const wanted = Object.fromEntries(
      Object.entries({ ...patch, phone: patch.phone ? personPhone(patch.phone) : patch.phone }).filter(
        ([, value]) => value !== undefined,
      ),
    )
    const changed = changedFields(person, wanted)
    if (Object.keys(changed.after).length === 0) return getPerson(ctx, id)
    const after = { ...person, ...wanted }
    if (person.authUserId && !after.email && !after.phone && !after.staffNumber) {
      throw nothingToSignInWith({ name: person.name })
    }
    await checkIdentity(ctx, id, after)
    if ('departmentId' in changed.after) await checkDepartment(ctx, patch.departmentId ?? null)
    if ('managerId' in changed.after) await checkManager(ctx, person, patch.managerId)
    await bumpPerson(ctx, id, changed.after)
    // A link that was mailed to the old address must not open for whoever reads there.
    if ('email' in changed.after) await endLinks(ctx, id)
    if (isChangeOfPost(changed.after)) await recordPostChanges(ctx, [{ before: person, after }])
    await writeAudit(ctx, { action: 'person.update', subjectType: 'person', subjectId: id, ...changed })
    return getPerson(ctx, id)
  })
}
