import { notFound } from '@zhike/core/kernel/problems'
import type { Person } from '@zhike/core/people/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkRoles } from '../roles/check-roles.ts'
import { getPerson } from './get-person.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { lockPerson, replaceRoles } from './queries.ts'

export async function setPersonRoles(ctx: Context, id: string, roles: readonly string[]): Promise<Person> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const person = await lockPerson(ctx, id)
    if (!person) throw notFound({ id })
    const before = (await getPerson(ctx, id)).roles
    if (!roles.includes('administrator')) await keepAnAdministrator(ctx, person)
    await checkRoles(
      ctx,
      roles.filter((role) => !before.includes(role)),
    )
    await replaceRoles(ctx, id, roles)
    await writeAudit(ctx, {
      action: 'person.set-roles',
      subjectType: 'person',
      subjectId: id,
      before: { roles: before },
      after: { roles: [...new Set(roles)].sort() },
    })
    return getPerson(ctx, id)
  })
}
