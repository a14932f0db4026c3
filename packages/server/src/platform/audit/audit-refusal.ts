import type { AnyRoute } from '@zhike/core/api/route'
import { sql } from 'kysely'
import type { Context } from '../context/context.ts'
import { writeAudit } from './write-audit.ts'

/** What a refusal is told of: a change, or data that leaves the house. Being refused a look is no attempt at anything. */
export function isSensitive(route: AnyRoute): boolean {
  return route.method !== 'GET' || route.responseMedia === 'stream'
}

/**
 * A signed-in person tried what they may not. Of the same attempt once a minute, so that a program that tries for ever
 * does not fill the audit. The subject is the route: of the record nothing was read.
 */
export async function auditRefusal(ctx: Context, route: AnyRoute, code: string, params: unknown): Promise<void> {
  const known = await ctx.db
    .selectFrom('auditEntries')
    .select('id')
    .where('subjectType', '=', 'route')
    .where('subjectId', '=', route.operationId)
    .where('at', '>', sql<string>`now() - interval '1 minute'`)
    .where('actorId', '=', ctx.actor.personId)
    .where('action', '=', 'access.refused')
    .limit(1)
    .executeTakeFirst()
  if (known) return
  await writeAudit(ctx, {
    action: 'access.refused',
    subjectType: 'route',
    subjectId: route.operationId,
    summary: { code, permission: route.permission },
    after: storable(params),
  })
}

/** Of the address, unchecked as it is, what can be kept. */
function storable(params: unknown): Record<string, string> | undefined {
  const entries = Object.entries(params ?? {})
  if (entries.length === 0) return undefined
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value).replaceAll('\0', '').slice(0, 100)]))
}
