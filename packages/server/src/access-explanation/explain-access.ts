import { explainAccess as explain, type AccessFacts } from '@zhike/core/access/explain-access'
import { scopedPermissions } from '@zhike/core/access/permissions'
import { roles as builtIn, type RoleKey } from '@zhike/core/access/roles'
import type { AccessExplanationAnswer } from '@zhike/core/access-explanation/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { personActor } from '../platform/auth/person-actor.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectBetween, selectPerson } from './queries.ts'

/** "Why can X see this customer?" and "why not?"; whoever asks has to reach the customer. */
export async function explainAccess(
  ctx: Context,
  { personId, customerId }: { personId: string; customerId: string },
): Promise<AccessExplanationAnswer> {
  requirePermission(ctx, 'role.read')
  await requireCustomer(ctx, customerId)
  const person = await selectPerson(ctx, personId)
  if (!person) throw notFound({ id: personId })
  const between = await selectBetween(ctx, customerId, personId)
  if (!between) throw notFound({ id: customerId })
  const holder: AccessFacts['holder'] = {
    kind: between.personId ? 'person' : 'pool',
    id: between.personId ?? between.poolId ?? '',
    name: between.holderName,
    departments: between.departments,
    managers: between.managers,
  }
  const { sharedTeams, collaboratesAs, standsInUntil } = between
  const nameOf = (key: string) => person.roleNames[key] ?? null
  const facts: AccessFacts = {
    person,
    roles: person.roles.map(({ key, grants }) => ({
      key,
      name: nameOf(key),
      grants: grants ?? builtIn[key as RoleKey] ?? {},
    })),
    holder,
    sharedTeams,
    collaboratesAs,
    standsInUntil,
  }
  const named = <T extends { role: string }>(part: T) => ({ ...part, roleName: nameOf(part.role) })
  const theirs = { ...ctx, actor: personActor({ ...person, personId, via: ctx.actor.via }) }
  return {
    person: {
      id: person.id,
      name: person.name,
      isActive: person.isActive,
      departmentName: person.departmentName,
      roles: person.roles.map(({ key }) => key),
    },
    customer: {
      id: customerId,
      name: between.customerName,
      holder: {
        kind: holder.kind,
        id: holder.id,
        name: holder.name,
        departments: between.departments.map(({ name }) => name).toReversed(),
      },
    },
    permissions: scopedPermissions.map((permission) => {
      const { allowed, grounds, misses } = explain(facts, permission)
      return {
        permission,
        allowed,
        grounds: grounds.map((ground) => ({ ...named(ground), through: [...ground.through] })),
        misses: misses.map(named),
      }
    }),
    fieldRules: rulesFor(await fieldView(theirs), between.personId),
  }
}
