import { cannotSeeAs, seeAsAboveOwn, seeAsIsReadOnly } from '@zhike/core/access/problems'
import { protectedFieldNames } from '@zhike/core/access/protected-fields'
import type { AnyRoute } from '@zhike/core/api/route'
import { sql } from 'kysely'
import { writeAudit } from '../audit/write-audit.ts'
import { requirePermission, type Actor, type Context } from '../context/context.ts'
import { heldRoles } from './held-roles.ts'
import { personActor, type HeldRole } from './person-actor.ts'

/** With this header an administrator looks at the product as somebody else sees it. */
export const seeAsHeader = 'x-zhike-see-as'

const auditedForMs = 10 * 60_000
const looks = new Map<string, number>()

/** The same request with the rights and the records of somebody else, for looking only. That it is done is audited. */
export async function lookAs(ctx: Context, personId: string): Promise<Context> {
  requirePermission(ctx, 'person.see-as')
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(personId)
  const person = isId ? await selectPerson(ctx, personId) : undefined
  if (!person || !ctx.actor.personId) throw cannotSeeAs({ id: personId.slice(0, 64) })
  const { via, ipAddress } = ctx.actor
  const seenBy = { id: ctx.actor.personId, name: ctx.actor.name }
  // A key that may only do some things sees no more for looking as somebody else.
  const only = ctx.actor.isLimited ? [...ctx.actor.grants.keys()] : null
  const theirs = personActor({ ...person, personId: person.id, via, ipAddress, only })
  refuseAbove(ctx, theirs)
  await noteLook(ctx, person)
  return { ...ctx, actor: { ...theirs, seenBy } }
}

/** Nobody comes to see by it what they may not see themselves: neither whose customers, nor which fields. */
function refuseAbove({ actor }: Context, theirs: Actor): void {
  for (const permission of theirs.grants.keys()) {
    const isSeeing = permission.endsWith('.read') || permission.endsWith('.export')
    if (isSeeing && !actor.grants.get(permission)?.has('all')) throw seeAsAboveOwn({ name: theirs.name, permission })
  }
  const [masked] = protectedFieldNames.filter((field) => {
    const own = actor.fields[field]?.show ?? 'visible'
    return own !== 'visible' && own !== (theirs.fields[field]?.show ?? 'visible')
  })
  if (masked) throw seeAsAboveOwn({ name: theirs.name, permission: masked })
}

/** Nothing is changed in somebody else's name, and nothing leaves the house in it. */
export function refuseInView(ctx: Context, route: AnyRoute): void {
  if (!ctx.actor.seenBy) return
  if (route.method !== 'GET' || route.permission.endsWith('.export')) throw seeAsIsReadOnly({ name: ctx.actor.name })
}

async function selectPerson(ctx: Context, id: string) {
  const { rows } = await sql<{ id: string; name: string; departmentId: string | null; roles: HeldRole[] }>`
    select p.id, p.name, p.department_id, ${sql.raw(heldRoles)} as roles
    from people p where p.id = ${id}::uuid and p.is_active`.execute(ctx.db)
  return rows[0]
}

/** Once for every view, not for each of its requests. */
async function noteLook(ctx: Context, person: { id: string; name: string }): Promise<void> {
  const key = `${ctx.actor.personId} ${person.id}`
  const at = looks.get(key) ?? -Infinity
  if (performance.now() - at < auditedForMs) return
  if (looks.size > 1000) looks.clear()
  looks.set(key, performance.now())
  await writeAudit(ctx, {
    action: 'person.see-as',
    subjectType: 'person',
    subjectId: person.id,
    summary: { person: person.name },
  })
}
