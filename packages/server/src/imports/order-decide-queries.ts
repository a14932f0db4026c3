import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Orders of a file: rows of one customer and number are one order, its rows the lines.

/**
 * Every row with its customer; values only of rows that could be read and whose customer is known. `rows`: another
 * relation shaped like import_rows.
 */
export async function makeStagedOrders(ctx: Context, importId: string, rows = 'import_rows'): Promise<void> {
  await sql`
    create temporary table staged_orders on commit drop as
    select r.row_no, r.new_id, f.customer_id, d.number, q.is_bad, d.owner,
      case when not q.is_bad then d.date::date end as ordered_on, case when not q.is_bad then d.amount::numeric end as amount,
      d.currency, case when d.product is null then d."productCode" when d."productCode" is null then d.product
        else d."productCode" || ' ' || d.product end as product,
      case when not q.is_bad then d.quantity::numeric end as quantity, case when not q.is_bad then d.price::numeric end as price,
      d.notes, d.custom::jsonb as custom
    from ${sql.table(rows)} r
    join row_refs w on w.row_no = r.row_no
    join refs f on f.ref_key = w.ref_key
    cross join lateral (select r.problems is not null
      or exists (select from row_problems p where p.row_no = r.row_no) as is_bad) q
    cross join lateral jsonb_to_record(r.data) as d(number text, date text, amount text, currency text, product text,
      "productCode" text, quantity text, price text, notes text, owner text, custom text)
    where r.import_id = ${importId}::uuid and d.number is not null`.execute(ctx.db)
  await sql`create index on staged_orders (customer_id, number)`.execute(ctx.db)
  await sql`analyze staged_orders`.execute(ctx.db)
}

/** What rows of one order disagree about, against its first row. */
export async function findDisagreements(ctx: Context): Promise<void> {
  await sql`
    with firsts as (
      select distinct on (customer_id, number) customer_id, number, row_no, ordered_on, currency from staged_orders
      where not is_bad and customer_id is not null order by customer_id, number, row_no
    )
    insert into row_problems
    select s.row_no, jsonb_build_object('other', f.row_no, 'field', case when s.ordered_on <> f.ordered_on then 'date' else 'currency' end,
      'code', case when s.ordered_on <> f.ordered_on then 'order.dates-differ' else 'order.currencies-differ' end,
      'value', case when s.ordered_on <> f.ordered_on then f.ordered_on::text else f.currency end)
    from staged_orders s join firsts f using (customer_id, number)
    where not s.is_bad and (s.ordered_on <> f.ordered_on or s.currency <> f.currency)`.execute(ctx.db)
}

/** Rates are looked up when the rows are decided: one that is entered meanwhile counts. */
export async function refuseWithoutRate(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'currency.no-rate', 'field', 'currency', 'value', s.currency)
    from staged_orders s where not s.is_bad and s.currency <> ${ctx.company.currency}
      and not exists (select from exchange_rates x where x.currency = s.currency)`.execute(ctx.db)
}

/** Of each order the values of one's own fields, the first row that has one giving it, and the order there is already. */
export async function makeOrderValues(ctx: Context): Promise<void> {
  await sql`
    create temporary table order_values on commit drop as
    with own as (
      select s.customer_id, s.number, jsonb_object_agg(e.key, e.value order by s.row_no desc) as custom
      from staged_orders s cross join lateral jsonb_each(s.custom) e
      where not s.is_bad and s.customer_id is not null group by s.customer_id, s.number
    ), firsts as (
      select customer_id, number, min(row_no) as first_row from staged_orders
      where not is_bad and customer_id is not null group by customer_id, number
    )
    select f.customer_id, f.number, f.first_row, v.custom, o.id as record_id
    from firsts f left join own v using (customer_id, number)
    left join orders o on o.customer_id = f.customer_id and o.number = f.number and o.deleted_at is null`.execute(
    ctx.db,
  )
  await sql`create unique index on order_values (customer_id, number)`.execute(ctx.db)
  await sql`analyze order_values`.execute(ctx.db)
}

/** One row per order: its amount and whether the rows add up. */
export async function makeOrderGroups(ctx: Context): Promise<void> {
  await sql`
    create temporary table order_groups on commit drop as
    select s.customer_id, s.number, min(s.row_no) as first_row, max(s.row_no) as last_row, count(*) as row_count,
      (array_agg(s.new_id order by s.row_no))[1] as new_id, (array_agg(s.ordered_on order by s.row_no))[1] as ordered_on,
      (array_agg(s.currency order by s.row_no))[1] as currency,
      (array_agg(s.notes order by s.row_no) filter (where s.notes is not null))[1] as notes,
      min(s.row_no) filter (where s.is_bad or p.row_no is not null) as bad_row,
      bool_and(s.product is not null) as has_products, bool_or(s.price is not null) as has_prices,
      bool_or(s.product is not null or s.price is not null) as has_lines,
      bool_and(s.amount is null or s.price is null or abs(s.amount - coalesce(s.quantity, 1) * s.price) <= 0.01) as rows_match,
      sum(case when s.price is null then s.amount else coalesce(s.quantity, 1) * s.price end) as line_sum,
      min(s.amount) as least_amount, max(s.amount) as most_amount, count(s.amount) as amount_count,
      null::uuid as order_id, false as is_changed, null::numeric(19, 4) as amount,
      (array_agg(v.custom) filter (where v.custom is not null))[1] as custom
    from staged_orders s left join (select distinct row_no from row_problems) p on p.row_no = s.row_no
    left join order_values v on v.customer_id = s.customer_id and v.number = s.number
    where s.customer_id is not null
    group by s.customer_id, s.number`.execute(ctx.db)
  await sql`create unique index on order_groups (customer_id, number)`.execute(ctx.db)
  await sql`analyze order_groups`.execute(ctx.db)
}

/** Rows that repeat a number without lines, amounts that are not the sum, and rows whose fellows are refused. */
export async function refuseGroups(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('field', g.field, 'code', g.code, 'value', g.value, 'detail', g.detail,
      'other', case when s.row_no = g.first_row then g.last_row else g.first_row end)
    from staged_orders s join (
      select customer_id, number, first_row, last_row, 'number' as field, number as value, null as detail,
        case when has_products then 'order.amount-unclear' else 'order.repeated' end as code
      from order_groups where bad_row is null and row_count > 1 and not has_prices
        and (not has_products or least_amount = most_amount)
      union all
      select customer_id, number, first_row, last_row, 'amount', trim_scale(least_amount)::text, trim_scale(line_sum)::text,
        'order.amount-differs'
      from order_groups where bad_row is null and has_prices and not rows_match
        and not (least_amount = most_amount and amount_count = row_count and abs(least_amount - line_sum) <= 0.01 * row_count)
    ) g using (customer_id, number)`.execute(ctx.db)
  await sql`
    insert into row_problems
    select s.row_no, jsonb_build_object('code', 'order.row-refused', 'field', 'number', 'value', s.number, 'other', g.bad_row)
    from staged_orders s join order_groups g using (customer_id, number)
    where g.bad_row is not null and not s.is_bad
      and not exists (select from row_problems p where p.row_no = s.row_no)`.execute(ctx.db)
  await sql`
    delete from order_groups g where bad_row is not null or exists (
      select from row_problems p where p.row_no = g.first_row)`.execute(ctx.db)
  await sql`
    update order_groups set amount = case
      when not has_prices then case when row_count = 1 then least_amount else line_sum end
      when rows_match then case when row_count = 1 then coalesce(least_amount, line_sum) else line_sum end
      else least_amount end`.execute(ctx.db)
}

/** Lines as they are stored; an order of one row without a product has none. */
export async function makeOrderLines(ctx: Context): Promise<void> {
  await sql`
    create temporary table staged_lines on commit drop as
    select s.customer_id, s.number, row_number() over (partition by s.customer_id, s.number order by s.row_no)::int as position,
      coalesce(s.product, '-') as product, coalesce(s.quantity, 1)::numeric(19, 4) as quantity,
      coalesce(s.price, s.amount / coalesce(s.quantity, 1))::numeric(19, 4) as price
    from staged_orders s join order_groups g using (customer_id, number) where g.has_lines`.execute(ctx.db)
  await sql`create index on staged_lines (customer_id, number)`.execute(ctx.db)
  await sql`analyze staged_lines`.execute(ctx.db)
}

/** Orders that exist already, and whether the file says anything new about them. */
export async function matchOrders(ctx: Context): Promise<void> {
  await sql`
    update order_groups g set order_id = o.id,
      is_changed = o.ordered_on <> g.ordered_on or o.amount <> g.amount or o.currency <> g.currency
        or (g.notes is not null and g.notes is distinct from o.notes) or coalesce(o.custom || g.custom <> o.custom, false)
        or (g.has_lines and (
          select string_agg(concat_ws(E'\x1f', l.product, l.quantity, l.price), E'\x1e' order by l.position)
          from staged_lines l where l.customer_id = g.customer_id and l.number = g.number
        ) is distinct from (
          select string_agg(concat_ws(E'\x1f', l.product, l.quantity, l.price), E'\x1e' order by l.position)
          from order_lines l where l.customer_id = o.customer_id and l.order_id = o.id
        ))
    from orders o where o.customer_id = g.customer_id and o.number = g.number and o.deleted_at is null`.execute(ctx.db)
}

export async function insertOrderDecisions(ctx: Context): Promise<void> {
  await sql`
    insert into decided (row_no, action, customer_id, record_id)
    select s.row_no, case when g.order_id is null then 'create' when g.is_changed then 'update' else 'skip' end,
      g.customer_id, coalesce(g.order_id, g.new_id)
    from staged_orders s join order_groups g using (customer_id, number)`.execute(ctx.db)
}

/** Customers that an order is written for. */
export const usedByOrders = sql`select distinct customer_id from order_groups`
