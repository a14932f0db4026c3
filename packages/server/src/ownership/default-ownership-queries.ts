import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface DefaultOwnership {
  publicPoolId: string
  archivePoolId: string
  ruleVersionId: string
}

/** What is there already, so that setting up twice makes nothing twice. */
export async function findDefaultOwnership(ctx: Context): Promise<{ [Part in keyof DefaultOwnership]: string | null }> {
  const result = await sql<{ [Part in keyof DefaultOwnership]: string | null }>`
    select (select id from pools where is_default) as public_pool_id,
      (select id from pools where kind = 'archive') as archive_pool_id,
      (select id from rule_versions where state = 'active') as rule_version_id`.execute(ctx.db)
  return result.rows[0] ?? { publicPoolId: null, archivePoolId: null, ruleVersionId: null }
}

/** Makes the default pool; an open public pool of that name becomes it. */
export async function insertDefaultPool(ctx: Context, id: string, name: string): Promise<string> {
  const existing = await sql<{ id: string }>`
    update pools set is_default = true where lower(name) = lower(${name}) and is_active and kind = 'public'
    returning id`.execute(ctx.db)
  const [known] = existing.rows
  if (known) return known.id
  await ctx.db.insertInto('pools').values({ id, name, kind: 'public', isDefault: true }).execute()
  return id
}

export async function insertArchivePool(ctx: Context, id: string, name: string): Promise<string> {
  await ctx.db.insertInto('pools').values({ id, name, kind: 'archive' }).execute()
  return id
}
