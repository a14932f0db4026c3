import { notSignedIn } from '@zhike/core/kernel/problems'
import { dayInZone } from '@zhike/core/kernel/time'
import type { Session } from '@zhike/core/session/schema'
import { now, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { selectCompany, selectSignedInPerson } from './queries.ts'

/** Everything the shell of a client needs at once: who, where, and what this person may do. */
export async function currentSession(ctx: Context): Promise<Session> {
  const { personId, grants, via } = ctx.actor
  const company = await selectCompany(ctx)
  if (!personId || !company) throw notSignedIn()
  const {
    departmentId,
    departmentName,
    authUserId: _,
    heldRoles,
    mustChangePassword: __,
    ...person
  } = await selectSignedInPerson(ctx, personId)
  return {
    person: {
      ...person,
      roles: heldRoles.map(({ key }) => key),
      locale: person.locale as Session['person']['locale'],
      theme: person.theme as Session['person']['theme'],
      department: departmentId && departmentName !== null ? { id: departmentId, name: departmentName } : null,
    },
    company,
    permissions: [...grants.keys()],
    grants: Object.fromEntries([...grants].map(([permission, scopes]) => [permission, [...scopes]])),
    today: dayInZone(now(ctx), company.timeZone),
    seenBy: ctx.actor.seenBy ?? null,
    via: via === 'api-key' ? 'api-key' : 'web',
    mustFirst: ctx.actor.mustFirst,
    minPasswordLength: await readSetting(ctx, 'password.min-length'),
  }
}
