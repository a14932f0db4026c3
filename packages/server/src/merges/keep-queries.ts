import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { hangingTables, type unitedTables } from './hanging-tables.ts'

// Which rows will go over, and what cannot stay as it is on the way: written down first, so that the moving itself, and
// the way back, go by the same list. Sets, never row by row.

interface Merging {
  mergeId: string
  survivorId: string
  /** Without the survivor, in the order they were named. */
  othersIds: readonly string[]
}

const keep = (merge: Merging, table: string, rest: RawBuilder<unknown>) => sql`
  insert into customer_merge_rows (merge_id, table_name, customer_id, row_id, changed, united)
  select ${merge.mergeId}::uuid, ${table}, ${rest}`
const others = ({ othersIds }: Merging) => sql`any(${othersIds}::uuid[])`
const everybody = ({ othersIds, survivorId }: Merging) => sql`any(${[survivorId, ...othersIds]}::uuid[])`
/** The survivor's first, then those of the others in their order. */
const place = ({ othersIds, survivorId }: Merging) =>
  sql`array_position(${[survivorId, ...othersIds]}::uuid[], x.customer_id)`

/** One primary contact: the survivor's, else the first of the others'. */
export async function keepContacts(ctx: Context, merge: Merging): Promise<void> {
  const rest = sql`x.customer_id, x.id,
      case when x.is_primary and x.deleted_at is null and x.id <> p.id
        then '{"old": {"is_primary": true}, "new": {"is_primary": false}}'::jsonb end, null
    from contacts x left join lateral (
      select x.id from contacts x where x.customer_id = ${everybody(merge)} and x.is_primary and x.deleted_at is null
      order by ${place(merge)} limit 1) p on true
    where x.customer_id = ${others(merge)}`
  await keep(merge, 'contacts', rest).execute(ctx.db)
}

/** No two orders of one customer have the same number: a later one gets ~2, ~3 … behind it. */
export async function keepOrders(ctx: Context, merge: Merging): Promise<void> {
  const rest = sql`x.customer_id, x.id, case when n.renamed is not null then jsonb_build_object(
      'old', jsonb_build_object('number', x.number), 'new', jsonb_build_object('number', n.renamed)) end, null
    from orders x left join (
      select l.customer_id, l.id, case when exists (select from orders t where t.customer_id = ${everybody(merge)}
          and t.deleted_at is null and t.number = l.number || '~' || l.nth)
        then l.number || '~' || right(replace(l.id::text, '-', ''), 12) else l.number || '~' || l.nth end as renamed
      from (select x.customer_id, x.id, x.number,
          row_number() over (partition by x.number order by ${place(merge)}, x.ordered_on, x.id) as nth
        from orders x where x.customer_id = ${everybody(merge)} and x.deleted_at is null) l
      where l.nth > 1) n on n.customer_id = x.customer_id and n.id = x.id
    where x.customer_id = ${others(merge)}`
  await keep(merge, 'orders', rest).execute(ctx.db)
}

/** The same record imported for both: both stay, one of them loses the mark by which a repeated import knows it. */
export async function keepFollowUps(ctx: Context, merge: Merging): Promise<void> {
  const rest = sql`x.customer_id, x.id, case when n.id is not null then jsonb_build_object(
      'old', jsonb_build_object('fingerprint', x.fingerprint), 'new', '{"fingerprint": null}'::jsonb) end, null
    from follow_ups x left join (
      select l.customer_id, l.id from (select x.customer_id, x.id,
          row_number() over (partition by x.fingerprint order by ${place(merge)}, x.id) as nth
        from follow_ups x where x.customer_id = ${everybody(merge)} and x.deleted_at is null
          and x.fingerprint is not null) l
      where l.nth > 1) n on n.customer_id = x.customer_id and n.id = x.id
    where x.customer_id = ${others(merge)}`
  await keep(merge, 'follow_ups', rest).execute(ctx.db)
}

/** Two files of one name are two files; two birthdays of one person are for somebody to tell apart. */
export async function keepAsTheyAre(
  ctx: Context,
  merge: Merging,
  table: 'customer_files' | 'special_days',
): Promise<void> {
  const rest = sql`x.customer_id, x.id, null, null from ${sql.table(table)} x where x.customer_id = ${others(merge)}`
  await keep(merge, table, rest).execute(ctx.db)
}

/**
 * One standing decision of a person for a purpose and channel: the latest one, of two on the same day the refusal. The
 * others end as replaced, the survivor's own included, whose row is kept here with the survivor's id.
 */
export async function keepConsents(ctx: Context, merge: Merging): Promise<void> {
  const rest = sql`x.customer_id, x.id, case when n.id is not null then jsonb_build_object(
      'old', '{"ended_on": null, "end_kind": null, "ended_at": null, "ended_by": null, "ended_name": null}'::jsonb,
      'new', jsonb_build_object('ended_on', greatest(n.replaced_on, x.decided_on), 'end_kind', 'replaced',
        'ended_at', clock_timestamp(), 'ended_by', ${ctx.actor.personId}::uuid, 'ended_name', ${ctx.actor.name}::text)) end, null
    from consents x left join (
      select l.customer_id, l.id, l.replaced_on from (select x.customer_id, x.id,
          first_value(x.decided_on) over ranked as replaced_on, row_number() over ranked as nth
        from consents x where x.customer_id = ${everybody(merge)} and x.contact_id is null and x.ended_on is null
        window ranked as (partition by x.purpose, x.channel
          order by x.decided_on desc, x.decision = 'refused' desc, x.recorded_at desc, x.id)) l
      where l.nth > 1) n on n.customer_id = x.customer_id and n.id = x.id
    where x.customer_id = ${others(merge)} or (x.customer_id = ${merge.survivorId}::uuid and n.id is not null)`
  await keep(merge, 'consents', rest).execute(ctx.db)
}

/** One row a person, tag or segment: the survivor's, else the first. The others' are kept whole. */
export async function keepUnited(ctx: Context, merge: Merging, table: (typeof unitedTables)[number]): Promise<void> {
  const rowId = sql.ref(`x.${hangingTables[table].rowId}`)
  const rest = sql`x.customer_id, x.row_id, null, case when x.nth > 1 then x.whole end
    from (select x.customer_id, ${rowId} as row_id, to_jsonb(x) as whole,
        row_number() over (partition by ${rowId} order by ${place(merge)}) as nth
      from ${sql.table(table)} x where x.customer_id = ${everybody(merge)}) x
    where x.customer_id = ${others(merge)}`
  await keep(merge, table, rest).execute(ctx.db)
}
