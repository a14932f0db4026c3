import { alreadySetUp } from '@zhike/core/setup/problems'
import type { SetupInput } from '@zhike/core/setup/schema'
import { createDepartment } from '../departments/create-department.ts'
import { createDefaultOwnership } from '../ownership/create-default-ownership.ts'
import { createPerson } from '../people/create-person.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { systemActor } from '../platform/context/system-context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { insertCompany, lockSetup, removeSetupCodes, selectCompanyRow } from './queries.ts'

export interface FirstPerson {
  name: string
  email?: string | null | undefined
  phone?: string | null | undefined
  staffNumber?: string | null | undefined
  password: string
  roles?: string[]
}

/**
 * The company, its root department, its first person, pools and rules: all or nothing, and only once. Whoever calls
 * has made sure that the one who asks may (setup code, or the command line of the server).
 */
export async function createCompany(
  ctx: Context,
  company: SetupInput['company'],
  first: FirstPerson,
): Promise<{ personId: string; departmentId: string }> {
  const founder = { ...ctx, actor: { ...systemActor('setup', 'cli'), ipAddress: ctx.actor.ipAddress } }
  return transaction(founder, async (ctx) => {
    await lockSetup(ctx)
    const known = await selectCompanyRow(ctx)
    if (known) throw alreadySetUp({ company: known.name })
    await insertCompany(ctx, company)
    const inCompany: Context = { ...ctx, company: { ...ctx.company, ...company }, locale: company.locale }
    const department = await createDepartment(inCompany, { name: company.name })
    const person = await createPerson(inCompany, {
      name: first.name,
      email: first.email,
      phone: first.phone,
      staffNumber: first.staffNumber,
      departmentId: department.id,
      roles: first.roles ?? ['administrator'],
      login: { password: first.password },
    })
    await createDefaultOwnership(inCompany)
    await removeSetupCodes(ctx)
    await writeAudit(inCompany, { action: 'company.create', subjectType: 'company', after: company })
    return { personId: person.id, departmentId: department.id }
  })
}
