import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface RuleVersionRow {
  id: string
  no: number
  state: string
  rules: unknown
  version: number
}

export async function findActiveVersion(ctx: Context): Promise<RuleVersionRow | undefined> {
  return ctx.db
    .selectFrom('ruleVersions')
    .select(['id', 'no', 'state', 'rules', 'version'])
    .where('state', '=', 'active')
    .executeTakeFirst()
}

export async function findVersion(ctx: Context, id: string): Promise<RuleVersionRow | undefined> {
  return ctx.db
    .selectFrom('ruleVersions')
    .select(['id', 'no', 'state', 'rules', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The first version of a company: in force at once. */
export async function insertFirstVersion(ctx: Context, row: { id: string; rules: unknown }): Promise<void> {
  await sql`
    insert into rule_versions (id, no, state, rules, created_by, activated_at, activated_by)
    values (${row.id}::uuid, 1, 'active', ${JSON.stringify(row.rules)}::jsonb, ${ctx.actor.personId}::uuid,
      clock_timestamp(), ${ctx.actor.personId}::uuid)`.execute(ctx.db)
}
