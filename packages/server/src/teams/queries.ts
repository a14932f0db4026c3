import type { Team, TeamDetail } from '@zhike/core/teams/schema'
import { sql } from 'kysely'
import { may, type Context } from '../platform/context/context.ts'

type TeamRow = Omit<Team, 'abilities' | 'lead'> & { leadId: string | null; leadName: string | null }

const teamRows = sql`
  select g.id, g.name, g.description, g.lead_id, l.name as lead_name, g.version,
    (select count(*) from team_members tm join people p on p.id = tm.person_id and p.is_active
      where tm.team_id = g.id) as people
  from teams g left join people l on l.id = g.lead_id`

function toTeam(ctx: Context, { leadId, leadName, ...row }: TeamRow): Team {
  const manages = may(ctx, 'person.manage')
  return {
    ...row,
    lead: leadId && leadName !== null ? { id: leadId, name: leadName } : null,
    abilities: { update: manages, delete: manages },
  }
}

/** A company has tens of teams, so they are read whole. */
export async function selectTeams(ctx: Context): Promise<Team[]> {
  const { rows } = await sql<TeamRow>`${teamRows} order by g.name collate "zh-x-icu", g.id`.execute(ctx.db)
  return rows.map((row) => toTeam(ctx, row))
}

export async function selectTeam(ctx: Context, id: string): Promise<TeamDetail | undefined> {
  const { rows } = await sql<TeamRow>`${teamRows} where g.id = ${id}::uuid`.execute(ctx.db)
  const [row] = rows
  if (!row) return undefined
  const members = await sql<Omit<TeamDetail['members'][number], 'isLead'>>`
    select p.id, p.name, d.name as department_name, p.is_active
    from team_members tm join people p on p.id = tm.person_id left join departments d on d.id = p.department_id
    where tm.team_id = ${id}::uuid
    order by p.id = ${row.leadId}::uuid desc nulls last, p.name collate "zh-x-icu", p.id`.execute(ctx.db)
  return {
    ...toTeam(ctx, row),
    members: members.rows.map((member) => ({ ...member, isLead: member.id === row.leadId })),
  }
}

export async function lockTeam(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('teams')
    .select(['id', 'name', 'description', 'leadId', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function findTeamByName(ctx: Context, name: string, exceptId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('teams')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', exceptId)
    .executeTakeFirst()
  return row?.id
}

/** Those of these ids who are no active people, by name where they have one. */
export async function findStrangers(ctx: Context, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(p.name, n.id::text) as name from unnest(${personIds}::uuid[]) as n(id)
    left join people p on p.id = n.id where p.id is null or not p.is_active`.execute(ctx.db)
  return rows.map((row) => row.name)
}

export interface TeamValues {
  name: string
  description: string | null
  leadId: string | null
}

export async function insertTeam(ctx: Context, id: string, values: TeamValues): Promise<void> {
  await ctx.db
    .insertInto('teams')
    .values({ id, ...values })
    .execute()
}

export async function saveTeam(ctx: Context, id: string, values: TeamValues): Promise<void> {
  await ctx.db
    .updateTable('teams')
    .set((eb) => ({ ...values, version: eb('version', '+', 1), updatedAt: sql<string>`now()` }))
    .where('id', '=', id)
    .execute()
}

export async function selectMemberIds(ctx: Context, teamId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('teamMembers')
    .select('personId')
    .where('teamId', '=', teamId)
    .orderBy('personId')
    .execute()
  return rows.map((row) => row.personId)
}

export async function replaceMembers(ctx: Context, teamId: string, personIds: readonly string[]): Promise<void> {
  await sql`delete from team_members where team_id = ${teamId}::uuid and person_id <> all(${personIds}::uuid[])`.execute(
    ctx.db,
  )
  await sql`
    insert into team_members (team_id, person_id) select ${teamId}::uuid, unnest(${personIds}::uuid[])
    on conflict do nothing`.execute(ctx.db)
}

export async function removeTeam(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('teams').where('id', '=', id).execute()
}

/** Whoever leaves is in no team and leads none. */
export async function removeFromTeams(ctx: Context, personId: string): Promise<void> {
  await sql`update teams set lead_id = null, version = version + 1, updated_at = now()
    where lead_id = ${personId}::uuid`.execute(ctx.db)
  await sql`delete from team_members where person_id = ${personId}::uuid`.execute(ctx.db)
}
