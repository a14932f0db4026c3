import { newId } from '@zhike/core/kernel/ids'
import { personPhone } from '@zhike/core/people/person-phone'
import { nothingToSignInWith } from '@zhike/core/people/problems'
import { temporaryPassword } from '@zhike/core/people/random-word'
import type { NewPerson, Person } from '@zhike/core/people/schema'
import { checkDepartment } from '../departments/check-department.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { hashPassword } from '../platform/auth/password.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkRoles } from '../roles/check-roles.ts'
import { checkIdentity } from './check-identity.ts'
import { checkManager } from './check-manager.ts'
import { checkNewPassword } from './check-new-password.ts'
import { getPerson } from './get-person.ts'
import { insertLogin } from '../platform/auth/login-store.ts'
import { insertPerson } from './queries.ts'

/** Adds a person; with a login but no password, a temporary one is made and answered this once. */
export async function createPerson(
  ctx: Context,
  input: NewPerson,
): Promise<Person & { temporaryPassword: string | null }> {
  requirePermission(ctx, 'person.manage')
  const made = input.login && !input.login.password ? temporaryPassword() : null
  const password = input.login?.password ?? made
  if (input.login?.password) await checkNewPassword(ctx, input.login.password, input)
  const passwordHash = password === null ? null : await hashPassword(password)
  const row = {
    id: newId(),
    name: input.name,
    email: input.email ?? null,
    phone: input.phone ? personPhone(input.phone) : null,
    staffNumber: input.staffNumber ?? null,
    post: input.post ?? null,
    departmentId: input.departmentId ?? null,
    managerId: input.managerId ?? null,
    capacity: input.capacity ?? null,
    locale: input.locale ?? null,
    timeZone: input.timeZone ?? null,
  }
  if (passwordHash && !row.email && !row.phone && !row.staffNumber) throw nothingToSignInWith({ name: row.name })
  return transaction(ctx, async (ctx) => {
    await checkIdentity(ctx, row.id, row)
    await checkDepartment(ctx, row.departmentId)
    await checkManager(ctx, row, row.managerId)
    await checkRoles(ctx, input.roles)
    await insertPerson(ctx, { ...row, mustChangePassword: made !== null }, input.roles)
    if (passwordHash) await insertLogin(ctx, row.id, row.name, passwordHash)
    await writeAudit(ctx, {
      action: 'person.create',
      subjectType: 'person',
      subjectId: row.id,
      summary: { roles: input.roles, login: passwordHash !== null },
      after: row,
    })
    return { ...(await getPerson(ctx, row.id)), temporaryPassword: made }
  })
}
