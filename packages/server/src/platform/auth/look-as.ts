import { cannotSeeAs, seeAsIsReadOnly } from '@zhike/core/access/problems'
import type { AnyRoute } from '@zhike/core/api/route'
import { sql } from 'kysely'
import { writeAudit } from '../audit/write-audit.ts'
import { requirePermission, type Context } from '../context/context.ts'
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
  await noteLook(ctx, person)
  const { via, ipAddress } = ctx.actor
  const seenBy = { id: ctx.actor.personId, name: ctx.actor.name }
  // A key that may only do some things sees no more for looking as somebody else.
  const only = ctx.actor.isLimited ? [...ctx.actor.grants.keys()] : null
  return { ...ctx, actor: { ...personActor({ ...person, personId: person.id, via, ipAddress, only }), seenBy } }
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
