import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Follow-ups of a file: each is added once; its author and its time stay what the file says.

export async function makeStagedFollowUps(ctx: Context, importId: string): Promise<void> {
  const { timeZone } = ctx.company
  await sql`
    create temporary table staged_follow_ups on commit drop as
    select r.row_no, r.new_id, f.customer_id, d.kind, d.text, d.author, h.author_id, d.contact,
      case when d."happenedAt" like '%Z' then d."happenedAt"::timestamptz
        else d."happenedAt"::timestamp at time zone ${timeZone} end as happened_at,
      d."nextContactOn"::date as next_contact_on, d."nextStep" as next_step, decode(d.fingerprint, 'hex') as fingerprint
    from import_rows r join row_refs w on w.row_no = r.row_no join refs f on f.ref_key = w.ref_key
    cross join lateral jsonb_to_record(r.data) as d(kind text, text text, author text, "authorKey" text, contact text,
      "happenedAt" text, "nextContactOn" text, "nextStep" text, fingerprint text)
    left join holders h on h.key = d."authorKey"
    where r.import_id = ${importId}::uuid and r.problems is null
      and not exists (select from row_problems p where p.row_no = r.row_no)`.execute(ctx.db)
  await sql`create index on staged_follow_ups (customer_id, fingerprint, row_no)`.execute(ctx.db)
  await sql`analyze staged_follow_ups`.execute(ctx.db)
}

/** A record that is there already, or stands twice in the file, is left as it is. */
export async function insertFollowUpDecisions(ctx: Context): Promise<void> {
  await sql`
    insert into decided (row_no, action, customer_id, record_id)
    select s.row_no, case when e.id is null and s.place = 1 then 'create' else 'skip' end, s.customer_id,
      coalesce(e.id, s.new_id)
    from (select row_no, new_id, customer_id, fingerprint,
      row_number() over (partition by customer_id, fingerprint order by row_no) as place from staged_follow_ups) s
    left join follow_ups e on e.customer_id = s.customer_id and e.fingerprint = s.fingerprint and e.deleted_at is null`.execute(
    ctx.db,
  )
}

/** Customers that a follow-up is written for. */
export const usedByFollowUps = sql`select distinct customer_id from staged_follow_ups`

export async function insertNewFollowUps(ctx: Context, importId: string): Promise<void> {
  await sql`
    insert into follow_ups (customer_id, id, kind, text, contact_id, author_id, author_name, happened_at, next_contact_on,
      next_step, fingerprint, created_by, import_id)
    select s.customer_id, s.new_id, s.kind, s.text,
      (select k.id from contacts k where k.customer_id = s.customer_id and k.deleted_at is null and k.name = s.contact
        order by k.id limit 1),
      s.author_id, case when s.author_id is null then s.author end, s.happened_at, s.next_contact_on, s.next_step,
      s.fingerprint, ${ctx.actor.personId}::uuid, ${importId}::uuid
    from decided d join staged_follow_ups s using (row_no)
    where d.action = 'create'`.execute(ctx.db)
}

/** The newest record says when the customer was last heard of, and what was promised next. */
export async function updateFollowUpStats(ctx: Context): Promise<void> {
  await sql`
    update customer_stats st set last_follow_up_at = n.happened_at,
      next_contact_on = coalesce(n.next_contact_on, st.next_contact_on),
      next_step = case when n.next_contact_on is null then st.next_step else n.next_step end,
      next_contact_by = case when n.next_contact_on is null then st.next_contact_by else n.author_id end
    from (
      select distinct on (s.customer_id) s.customer_id, s.happened_at, s.next_contact_on, s.next_step, s.author_id
      from decided d join staged_follow_ups s using (row_no)
      where d.action = 'create' order by s.customer_id, s.happened_at desc
    ) n
    where st.customer_id = n.customer_id and (st.last_follow_up_at is null or st.last_follow_up_at < n.happened_at)`.execute(
    ctx.db,
  )
}
