import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface RuleVersionRow {
  id: string
  no: number
  state: 'draft' | 'active' | 'superseded' | 'discarded'
  rules: unknown
  note: string | null
  version: number
  basedOn: string | null
  basedOnNo: number | null
  createdAt: string
  createdBy: string | null
  createdByName: string | null
  activatedAt: string | null
  activatedBy: string | null
  activatedByName: string | null
}

const versionRows = sql`
  select v.id, v.no, v.state, v.rules, v.note, v.version, v.based_on, b.no as based_on_no,
    v.created_at, v.created_by, c.name as created_by_name, v.activated_at, v.activated_by, a.name as activated_by_name
  from rule_versions v
  left join rule_versions b on b.id = v.based_on
  left join people c on c.id = v.created_by
  left join people a on a.id = v.activated_by`

async function findOne(ctx: Context, where: RawBuilder<unknown>): Promise<RuleVersionRow | undefined> {
  const result = await sql<RuleVersionRow>`${versionRows} where ${where}`.execute(ctx.db)
  return result.rows[0]
}

export function findActiveVersion(ctx: Context): Promise<RuleVersionRow | undefined> {
  return findOne(ctx, sql`v.state = 'active'`)
}

export function findDraft(ctx: Context): Promise<RuleVersionRow | undefined> {
  return findOne(ctx, sql`v.state = 'draft'`)
}

export function findVersion(ctx: Context, id: string): Promise<RuleVersionRow | undefined> {
  return findOne(ctx, sql`v.id = ${id}::uuid`)
}

/** Newest first; discarded drafts are left out. */
export async function findVersions(
  ctx: Context,
  options: { before: number | null; limit: number; withDraft: boolean },
): Promise<RuleVersionRow[]> {
  const result = await sql<RuleVersionRow>`
    ${versionRows}
    where v.state <> 'discarded' ${options.withDraft ? sql`` : sql`and v.state <> 'draft'`}
      ${options.before === null ? sql`` : sql`and v.no < ${options.before}`}
    order by v.no desc limit ${options.limit + 1}`.execute(ctx.db)
  return result.rows
}

/** The first version of a company: in force at once. */
export async function insertFirstVersion(ctx: Context, row: { id: string; rules: unknown }): Promise<void> {
  await sql`
    insert into rule_versions (id, no, state, rules, created_by, activated_at, activated_by)
    values (${row.id}::uuid, 1, 'active', ${JSON.stringify(row.rules)}::jsonb, ${ctx.actor.personId}::uuid,
      clock_timestamp(), ${ctx.actor.personId}::uuid)`.execute(ctx.db)
}

/** Takes the numbers and states of versions for this transaction: who drafts, saves or applies waits here. */
export async function lockVersions(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.rule-versions'))`.execute(ctx.db)
}

export async function insertDraft(ctx: Context, draft: { id: string; basedOn: string; rules: unknown }): Promise<void> {
  await sql`
    insert into rule_versions (id, no, state, based_on, rules, created_by)
    select ${draft.id}::uuid, max(no) + 1, 'draft', ${draft.basedOn}::uuid, ${JSON.stringify(draft.rules)}::jsonb,
      ${ctx.actor.personId}::uuid
    from rule_versions`.execute(ctx.db)
}

export async function updateDraft(
  ctx: Context,
  id: string,
  change: { rules: unknown; note: string | null | undefined },
): Promise<void> {
  await sql`
    update rule_versions set rules = ${JSON.stringify(change.rules)}::jsonb,
      note = ${change.note === undefined ? sql`note` : sql`${change.note}::text`},
      version = version + 1, updated_at = now(), updated_by = ${ctx.actor.personId}::uuid
    where id = ${id}::uuid and state = 'draft'`.execute(ctx.db)
}

export async function discardDraft(ctx: Context, id: string): Promise<void> {
  await sql`update rule_versions set state = 'discarded', updated_at = now() where id = ${id}::uuid and state = 'draft'`.execute(
    ctx.db,
  )
}

/** The draft comes into force, what was in force is superseded. */
export async function activateDraft(ctx: Context, id: string): Promise<void> {
  await sql`update rule_versions set state = 'superseded' where state = 'active'`.execute(ctx.db)
  await sql`
    update rule_versions set state = 'active', activated_at = clock_timestamp(), activated_by = ${ctx.actor.personId}::uuid
    where id = ${id}::uuid and state = 'draft'`.execute(ctx.db)
}
