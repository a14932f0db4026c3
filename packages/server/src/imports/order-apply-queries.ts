import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

/** `fallbacks`: what new orders hold where the file says nothing. */
export async function insertNewOrders(ctx: Context, importId: string, fallbacks: CustomValues): Promise<void> {
  const actor = ctx.actor.personId
  await sql`
    insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base, notes, custom, created_by,
      updated_by, import_id)
    select g.customer_id, g.new_id, g.number, g.ordered_on, g.amount, g.currency, round(g.amount * coalesce(x.rate, 1), 4), g.notes,
      ${JSON.stringify(fallbacks)}::jsonb || coalesce(g.custom, '{}'),
      ${actor}::uuid, ${actor}::uuid, ${importId}::uuid
    from order_groups g left join exchange_rates x on x.currency = g.currency and g.currency <> ${ctx.company.currency}
    where g.order_id is null`.execute(ctx.db)
}

/** Fields of one's own that the file changes, as the order (o) or the file (g) has them. */
const ownChanged = (values: 'o' | 'g') => sql`(
  select jsonb_build_object('custom', jsonb_object_agg(e.key, ${sql.ref(`${values}.custom`)} -> e.key))
  from jsonb_each(g.custom) e where o.custom -> e.key is distinct from e.value having count(*) > 0)`

/** One audit row per order that changes, written while the old values still stand. */
export async function auditOrderUpdates(ctx: Context, importId: string): Promise<void> {
  const { actor, requestId } = ctx
  await sql`
    with entries as (
      insert into audit_entries (id, actor_kind, actor_id, actor_name, via, ip_address, request_id, action, subject_type,
        subject_id, customer_id, summary)
      select new_id, ${actor.kind}, ${actor.personId}::uuid, ${actor.name}, ${actor.via}, ${actor.ipAddress}, ${requestId},
        'order.update', 'order', order_id::text, customer_id, jsonb_build_object('importId', ${importId}::text)
      from order_groups where is_changed returning id
    )
    insert into audit_values (entry_id, before, after)
    select g.new_id, jsonb_build_object('orderedOn', o.ordered_on, 'amount', o.amount::text, 'currency', o.currency, 'notes', o.notes)
        || coalesce(${ownChanged('o')}, '{}'),
      jsonb_build_object('orderedOn', g.ordered_on, 'amount', g.amount::text, 'currency', g.currency, 'notes', coalesce(g.notes, o.notes))
        || coalesce(${ownChanged('g')}, '{}')
    from order_groups g join entries e on e.id = g.new_id join orders o on o.customer_id = g.customer_id and o.id = g.order_id`.execute(
    ctx.db,
  )
}

export async function updateChangedOrders(ctx: Context): Promise<void> {
  await sql`
    update orders o set ordered_on = g.ordered_on, amount = g.amount, currency = g.currency,
      amount_base = round(g.amount * coalesce(x.rate, 1), 4), notes = coalesce(g.notes, o.notes),
      custom = o.custom || coalesce(g.custom, '{}'), version = o.version + 1,
      updated_at = now(), updated_by = ${ctx.actor.personId}::uuid
    from order_groups g left join exchange_rates x on x.currency = g.currency and g.currency <> ${ctx.company.currency}
    where g.is_changed and o.customer_id = g.customer_id and o.id = g.order_id`.execute(ctx.db)
  await sql`delete from order_lines l using order_groups g
    where g.is_changed and g.has_lines and l.customer_id = g.customer_id and l.order_id = g.order_id`.execute(ctx.db)
}

export async function insertOrderLines(ctx: Context): Promise<void> {
  await sql`
    insert into order_lines (customer_id, order_id, position, product, quantity, price)
    select g.customer_id, coalesce(g.order_id, g.new_id), l.position, l.product, l.quantity, l.price
    from staged_lines l join order_groups g using (customer_id, number) where g.order_id is null or g.is_changed`.execute(
    ctx.db,
  )
}

/** Customers whose orders changed, in id order. */
export async function listOrderedCustomers(ctx: Context, afterId: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from order_groups
    where (order_id is null or is_changed) and (${afterId}::uuid is null or customer_id > ${afterId}::uuid)
    order by 1 limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Revenue looks back from the newest order: a newer one moves the period of every customer. */
export async function newestOrderDay(ctx: Context): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select max(ordered_on) as day from orders where deleted_at is null`.execute(ctx.db)
  return rows[0]?.day ?? null
}
