import type { Purpose } from '@zhike/core/privacy/settings'
import { purposeKeys } from '@zhike/core/consents/words'
import { sql } from 'kysely'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import { today, type Context } from '../platform/context/context.ts'

// Consents of a file: of a contact of the customer that a row names, or of an individual customer itself.

export async function makeStagedConsents(ctx: Context, importId: string, purposes: readonly Purpose[]): Promise<void> {
  const known = purposeKeys(purposes)
  await sql`
    create temporary table staged_consents on commit drop as
    select r.row_no, r.new_id, f.customer_id, c.kind as customer_kind, c.name as customer_name, d.contact, d.mobile,
      d.purpose as purpose_shown, p.key as purpose, string_to_array(d.channels, ',') as channels,
      coalesce(d.decision, 'given') as decision, d."decidedOn"::date as decided_on,
      coalesce(d.method, 'other') as method, d.evidence, null::uuid as contact_id
    from import_rows r join row_refs w on w.row_no = r.row_no join refs f on f.ref_key = w.ref_key
    join customers c on c.id = f.customer_id
    cross join lateral jsonb_to_record(r.data) as d(contact text, mobile text, purpose text, channels text,
      decision text, "decidedOn" text, method text, evidence text)
    left join unnest(${known.map(({ word }) => word)}::text[], ${known.map(({ key }) => key)}::text[]) as p(word, key)
      on p.word = lower(normalize(d.purpose, nfkc))
    where r.import_id = ${importId}::uuid and r.problems is null
      and not exists (select from row_problems b where b.row_no = r.row_no)`.execute(ctx.db)
  await sql`create unique index on staged_consents (row_no)`.execute(ctx.db)
  await sql`analyze staged_consents`.execute(ctx.db)
}

/** Who said it: by mobile and name within the customer; an individual may be named, or left out. */
export async function matchConsentPeople(ctx: Context): Promise<void> {
  await sql`
    create temporary table consent_people on commit drop as
    select s.row_no, count(*) as count, (array_agg(k.id))[1] as contact_id
    from staged_consents s join contacts k on k.customer_id = s.customer_id and k.deleted_at is null
      and (s.mobile is null or k.mobile = s.mobile) and (s.contact is null or k.name = s.contact)
    where s.contact is not null or s.mobile is not null group by s.row_no`.execute(ctx.db)
  await sql`update staged_consents s set contact_id = p.contact_id from consent_people p
    where p.row_no = s.row_no and p.count = 1`.execute(ctx.db)
}

export async function refuseConsents(ctx: Context, purposes: readonly Purpose[]): Promise<void> {
  const scope = await visibleHolders(ctx, 'consent.write')
  const isForeign =
    scope.kind === 'all'
      ? sql`false`
      : sql`(select (${isHeldBy(scope, 't')}) from tenures t
          where t.customer_id = s.customer_id and t.end_at = 'infinity') is not true`
  const isItself = sql`s.customer_kind = 'individual' and (s.contact is null or s.contact = s.customer_name)`
  const allowed = purposes.map(({ key, name }) => name ?? key).join('、')
  await sql`
    insert into row_problems
    select s.row_no, x.problem from staged_consents s left join consent_people p using (row_no)
    cross join lateral (values
      (s.purpose is null, jsonb_build_object('code', 'consent.purpose-unknown', 'field', 'purpose',
        'value', s.purpose_shown, 'detail', ${allowed}::text)),
      (s.decided_on > ${today(ctx)}::date, jsonb_build_object('code', 'consent.in-future', 'field', 'decidedOn',
        'value', s.decided_on::text)),
      (p.count > 1, jsonb_build_object('code', 'consent.person-ambiguous', 'field', 'contact',
        'value', coalesce(s.contact, s.mobile), 'detail', p.count::text)),
      (p.count is null and not (${isItself}), jsonb_build_object('code', 'consent.person-unknown', 'field', 'contact',
        'value', coalesce(s.contact, s.mobile, ''))),
      (${isForeign}, jsonb_build_object('code', 'consent.out-of-scope', 'field', 'customer', 'value', s.customer_name))
    ) as x(is_wrong, problem)
    where x.is_wrong`.execute(ctx.db)
}

/**
 * Each person, purpose and channel once: the latest row of the file, unless what stands is later or says the same. What
 * a decision replaces is ended, never rewritten.
 */
export async function decideConsentRows(ctx: Context): Promise<void> {
  await sql`
    create temporary table new_consents on commit drop as
    with said as (
      select s.row_no, s.customer_id, s.contact_id, s.purpose, h.channel, s.decision, s.decided_on, s.method, s.evidence,
        case when h.place = 1 then s.new_id else gen_random_uuid() end as id,
        row_number() over (partition by s.customer_id, s.contact_id, s.purpose, h.channel
          order by s.decided_on desc, s.row_no desc) as place
      from staged_consents s cross join lateral unnest(s.channels) with ordinality as h(channel, place)
      where not exists (select from row_problems p where p.row_no = s.row_no)
    )
    select n.*, k.id as replaces from said n
    left join consents k on k.customer_id = n.customer_id and k.contact_id is not distinct from n.contact_id
      and k.purpose = n.purpose and k.channel = n.channel and k.ended_on is null
    where n.place = 1 and (k.id is null or (k.decided_on <= n.decided_on
      and (k.decision, k.decided_on, k.method, coalesce(k.evidence, ''))
        is distinct from (n.decision, n.decided_on, n.method, coalesce(n.evidence, ''))))`.execute(ctx.db)
  await sql`
    insert into decided (row_no, action, customer_id, record_id)
    select s.row_no, case when exists (select from new_consents n where n.row_no = s.row_no) then 'create' else 'skip' end,
      s.customer_id, s.new_id
    from staged_consents s where not exists (select from row_problems p where p.row_no = s.row_no)`.execute(ctx.db)
}

export async function saveConsents(ctx: Context, importId: string): Promise<void> {
  const { personId, name } = ctx.actor
  // Whoever records consent by hand takes the customer first, too.
  await sql`select from customers where id in (select customer_id from new_consents) order by id for update`.execute(
    ctx.db,
  )
  await sql`
    update consents k set ended_on = greatest(k.decided_on, n.decided_on), end_kind = 'replaced',
      ended_at = clock_timestamp(), ended_by = ${personId}::uuid, ended_name = ${name}
    from new_consents n where k.customer_id = n.customer_id and k.id = n.replaces`.execute(ctx.db)
  await sql`
    insert into consents (customer_id, id, contact_id, purpose, channel, decision, decided_on, method, evidence,
      recorded_by, recorded_name, import_id)
    select customer_id, id, contact_id, purpose, channel, decision, decided_on, method, evidence, ${personId}::uuid,
      ${name}, ${importId}::uuid
    from new_consents`.execute(ctx.db)
}
