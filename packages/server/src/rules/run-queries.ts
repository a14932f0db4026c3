import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface RunRow {
  id: string
  kind: 'preview' | 'apply' | 'undo'
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  ruleVersionId: string | null
  ruleVersionNo: number | null
  ruleVersionState: string | null
  ruleVersionVersion: number | null
  ofRunId: string | null
  options: unknown
  progress: unknown
  rulesVersion: number | null
  summary: unknown
  error: string | null
  createdAt: string
  createdBy: string | null
  createdByName: string | null
  startedAt: string | null
  finishedAt: string | null
  /** A later run of this one: a preview that was applied, an application that was undone. */
  followedBy: string | null
}

const runRows = sql`
  select r.id, r.kind, r.state, r.rule_version_id, v.no as rule_version_no, v.state as rule_version_state,
    v.version as rule_version_version, r.of_run_id, r.options, r.progress, r.rules_version, r.summary, r.error,
    r.created_at, r.created_by, p.name as created_by_name, r.started_at, r.finished_at,
    (select f.id from ownership_runs f where f.of_run_id = r.id and f.state in ('queued', 'running', 'done') limit 1)
      as followed_by
  from ownership_runs r
  left join rule_versions v on v.id = r.rule_version_id
  left join people p on p.id = r.created_by`

export async function findRun(ctx: Context, id: string): Promise<RunRow | undefined> {
  const result = await sql<RunRow>`${runRows} where r.id = ${id}::uuid`.execute(ctx.db)
  return result.rows[0]
}

/** The latest finished application of a version. */
export async function findLastApplied(ctx: Context, ruleVersionId: string): Promise<RunRow | undefined> {
  const result = await sql<RunRow>`
    ${runRows} where r.kind = 'apply' and r.state = 'done' and r.rule_version_id = ${ruleVersionId}::uuid
    order by r.id desc limit 1`.execute(ctx.db)
  return result.rows[0]
}

/** Ids are made in the order of time. */
export async function findRuns(
  ctx: Context,
  options: { kind: string | undefined; before: string | null; limit: number },
): Promise<RunRow[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (options.kind) conditions.push(sql`r.kind = ${options.kind}`)
  if (options.before) conditions.push(sql`r.id < ${options.before}::uuid`)
  const result = await sql<RunRow>`
    ${runRows} where ${sql.join(conditions, sql` and `)} order by r.id desc limit ${options.limit + 1}`.execute(ctx.db)
  return result.rows
}

export async function insertRun(
  ctx: Context,
  run: {
    id: string
    kind: RunRow['kind']
    ruleVersionId: string | null
    rulesVersion: number | null
    ofRunId: string | null
    options: unknown
  },
): Promise<void> {
  await ctx.db
    .insertInto('ownershipRuns')
    .values({ ...run, state: 'queued', options: JSON.stringify(run.options), createdBy: ctx.actor.personId })
    .execute()
}

/** Seen by others at once: written beside the run's transaction, which commits only at its end. */
export async function markRunning(ctx: Context, id: string): Promise<void> {
  await sql`
    update ownership_runs set state = 'running', started_at = clock_timestamp(), error = null
    where id = ${id}::uuid and state in ('queued', 'running', 'failed')`.execute(ctx.services.db)
}

export async function saveProgress(
  ctx: Context,
  id: string,
  progress: { phase: string; done: number; total: number },
): Promise<void> {
  await sql`update ownership_runs set progress = ${JSON.stringify(progress)}::jsonb
    where id = ${id}::uuid and state = 'running'`.execute(ctx.services.db)
}

export async function markFailed(ctx: Context, id: string, error: string): Promise<void> {
  await sql`
    update ownership_runs set state = 'failed', error = ${error}, finished_at = clock_timestamp(), progress = null
    where id = ${id}::uuid`.execute(ctx.services.db)
}

export async function finishRun(ctx: Context, id: string, summary: unknown): Promise<void> {
  await sql`
    update ownership_runs set state = 'done', summary = ${JSON.stringify(summary)}::jsonb,
      started_at = coalesce(started_at, created_at), finished_at = clock_timestamp(), progress = null
    where id = ${id}::uuid`.execute(ctx.db)
}

/** One process works on a run at a time. */
export async function lockRun(ctx: Context, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.ownership-run.' || ${id}::text))`.execute(ctx.db)
}

/** One run changes holders at a time; the others wait. */
export async function lockRuns(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.ownership-run'))`.execute(ctx.db)
}

/** Whether the company has more customers than this. */
export async function hasMoreCustomersThan(ctx: Context, limit: number): Promise<boolean> {
  const result = await sql<{ count: number }>`
    select count(*) as count from (select 1 from customers where deleted_at is null limit ${limit + 1}) counted`.execute(
    ctx.db,
  )
  return (result.rows[0]?.count ?? 0) > limit
}

export async function isRunKindTaken(ctx: Context, ofRunId: string, kind: RunRow['kind']): Promise<boolean> {
  const result = await sql`
    select 1 from ownership_runs where of_run_id = ${ofRunId}::uuid and kind = ${kind}
      and state in ('queued', 'running', 'done')`.execute(ctx.db)
  return result.rows.length > 0
}

export async function selectRunsUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  const { rows } = await sql<{ id: string; since: string }>`
    select id, created_at as since from ownership_runs where state in ('queued', 'running')`.execute(ctx.db)
  return rows
}
