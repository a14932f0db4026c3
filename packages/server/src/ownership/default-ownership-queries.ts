import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface DefaultOwnership {
  publicPoolId: string
  archivePoolId: string
  ruleVersionId: string
}

/** What is there already, so that setting up twice makes nothing twice. */
export async function findDefaultOwnership(ctx: Context): Promise<DefaultOwnership | undefined> {
  const result = await sql<DefaultOwnership>`
    select d.id as public_pool_id, a.id as archive_pool_id, v.id as rule_version_id
    from pools d, pools a, rule_versions v
    where d.is_default and a.kind = 'archive' and v.state = 'active'`.execute(ctx.db)
  return result.rows[0]
}

export async function insertPools(
  ctx: Context,
  pools: { id: string; name: string; kind: 'public' | 'archive'; isDefault: boolean }[],
): Promise<void> {
  await ctx.db.insertInto('pools').values(pools).execute()
}
