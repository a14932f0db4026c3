// What hangs on customers, made by chance that repeats: revenue falls by Pareto's law (a fifth brings four fifths),
// five orders each in the mean over two years, an eighth of the customers asleep for the last of them.

const worth = `least(20000 * power(1 - bench.u(p.no, 5), -1 / 1.16), 5e7)`
const orderCount = `least(floor(-ln(1 - bench.u(p.no, 6)) * 5.5), 60)::int`
const isAsleep = `bench.u(p.no, 7) < 0.125`

/** A colleague beside each first contact, whose name is another customer's contact's. */
export const secondContactStatements: readonly string[] = [
  `insert into contacts (customer_id, id, name, title, mobile, is_primary, created_at, updated_at)
   select p.id, bench.id(p.created_at, 'second contact ' || p.no), q.contact_name, q.contact_title, '197' || lpad(p.no::text, 8, '0'), false, p.created_at, p.created_at
   from bench.prepared p join bench.prepared q on q.no = (p.no * 7 + 13) % (select count(*) from bench.prepared)`,
]

/** What contacts are found and recognised by: numbers, their last four digits, addresses. */
export const contactKeyStatements: readonly string[] = [
  `insert into customer_keys (kind, value, customer_id)
   select distinct k.kind, k.value, n.customer_id from contacts n cross join lateral (values
     ('phone', '+86' || n.mobile), ('phoneTail', right(n.mobile, 4)), ('email', lower(n.email))) k(kind, value)
   where k.value is not null and not exists (
     select from customer_keys o where o.customer_id = n.customer_id and o.kind = k.kind and o.value = k.value)`,
]

export const activityTables = ['orders', 'contacts', 'follow_ups']

export const activityStatements: readonly string[] = [
  `insert into contacts (customer_id, id, name, title, mobile, email, is_primary, created_at, updated_at)
   select p.id, bench.id(p.created_at, 'contact ' || p.no), p.contact_name, p.contact_title, p.contact_mobile, p.contact_email, true, p.created_at, p.created_at
   from bench.prepared p`,
  `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base, created_at, updated_at)
   select o.customer_id, bench.id(o.on_day, 'order ' || o.no || ' ' || o.k), 'SO' || o.no || '-' || o.k, o.on_day, o.amount, 'CNY', o.amount, o.on_day, o.on_day
   from (
     select p.id as customer_id, p.no, k,
       current_date - case when ${isAsleep} then 370 + floor(360 * bench.u(p.no, k * 10 + 8))::int else floor(730 * bench.u(p.no, k * 10 + 8))::int end as on_day,
       round((${worth} * (0.3 + 1.4 * bench.u(p.no, k * 10 + 9)))::numeric, 2) as amount
     from bench.prepared p cross join lateral generate_series(1, ${orderCount}) k
   ) o`,
  `insert into follow_ups (customer_id, id, kind, text, author_id, happened_at, created_at, updated_at)
   select p.id, bench.id(f.at, 'follow-up ' || p.no || ' ' || k), (array['call', 'visit', 'wechat', 'meeting'])[1 + floor(4 * bench.u(p.no, k * 10 + 3))::int],
     (array['电话沟通了下季度的用量，报价要在周五前给到。', '上门看了产线，对交期有顾虑，答应下周给排期。', '微信发了新样册，等对方选型。', '和采购、技术一起开会，定了试样的规格。'])[1 + floor(4 * bench.u(p.no, k * 10 + 4))::int],
     p.person_id, f.at, f.at, f.at
   from bench.prepared p cross join lateral generate_series(1, floor(4 * bench.u(p.no, 11))::int) k
     cross join lateral (select now() - interval '400 days' * power(bench.u(p.no, k * 10 + 5), 2) as at) f`,
  `update customer_stats s set order_count = o.orders, last_order_on = o.last_on, revenue12m = o.revenue
   from (select customer_id, count(*) as orders, max(ordered_on) as last_on,
           sum(amount_base) filter (where ordered_on > current_date - interval '12 months') as revenue
         from orders group by customer_id) o where o.customer_id = s.customer_id`,
  `update customer_stats s set last_follow_up_at = f.last_at
   from (select customer_id, max(happened_at) as last_at from follow_ups group by customer_id) f where f.customer_id = s.customer_id`,
  `update customer_stats s set next_contact_on = current_date + floor(60 * bench.u(p.no, 12))::int - 20, next_step = '报价跟进', next_contact_by = p.person_id
   from bench.prepared p where p.id = s.customer_id and p.person_id is not null and bench.u(p.no, 13) < 0.4`,
]
