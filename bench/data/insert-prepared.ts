import type pg from 'pg'

/** Gives the prepared rows an id, a day of birth over the last thousand days, and a holder: 95 % people, 5 % the pool. */
export async function assignPrepared(pool: pg.Pool, count: number, people: number): Promise<void> {
  await pool.query(
    `update bench.prepared p set created_at = m.at, id = bench.id(m.at, 'customer ' || p.no),
       person_id = case when bench.u(p.no, 1) < 0.95 then bench.id('2024-01-01', 'person ' || floor(bench.u(p.no, 2) * $2::int)) end,
       pool_id = case when bench.u(p.no, 1) >= 0.95 then (select id from pools where is_default) end
     from (select no, now() - interval '1000 days' * (1 - no::float8 / $1::int) as at from bench.prepared) m where m.no = p.no`,
    [count, people],
  )
  await pool.query('alter table bench.prepared add primary key (no)')
  await pool.query('vacuum (analyze) bench.prepared')
}

/** The tables a customer lives in, in the order the statements below fill them. */
export const customerTables = [
  'customers',
  'customer_keys',
  'customer_stats',
  'tenures',
  'custom_values',
  'custom_keys',
]

/**
 * The prepared rows, set-based, into the customer's tables, as plainly as SQL can: the loader runs it with the indexes
 * dropped, the yardstick of the import with all indexes and constraints in place.
 */
export const insertPreparedStatements: readonly string[] = [
  `insert into customers (id, kind, name, short_name, credit_code, industry_code, region_code, size, phone, email, source, external_id, custom, search_tokens, created_at, updated_at)
   select id, kind, name, short_name, credit_code, industry_code, region_code, size, phone, email, source, external_id, custom, tokens, created_at, created_at
   from bench.prepared`,
  `insert into customer_keys (kind, value, customer_id)
   select k.kind, k.value, p.id from bench.prepared p, lateral unnest(p.key_kinds, p.key_values) k(kind, value)`,
  `insert into customer_stats (customer_id, holder_id) select id, person_id from bench.prepared`,
  `insert into tenures (customer_id, id, person_id, pool_id, start_at, reason_code, actor_name)
   select id, bench.id(created_at, 'tenure ' || no), person_id, pool_id, created_at, 'imported', 'bench' from bench.prepared`,
]

/** What the triggers keep of indexed and unique fields, where they are away. */
export const customValueStatements: readonly string[] = [
  `insert into custom_values (customer_id, field_id, record_id, ordinal, text, number, day, time)
   select p.id, f.id, p.id, v.ordinal, v.text, v.number, v.day, v.time
   from custom_fields f join bench.prepared p on p.custom ? f.key cross join lateral custom_value_rows(f, p.custom -> f.key) v
   where f.record = 'customer' and f.is_indexed`,
  `insert into custom_keys (field_id, value, customer_id, record_id)
   select f.id, custom_key_of(f.type, p.custom -> f.key), p.id, p.id
   from custom_fields f join bench.prepared p on p.custom ? f.key where f.record = 'customer' and f.is_unique`,
]

/** A sixth of the chains gets a former holder, so that tenures look like those of a company that has lived a while. */
export const formerHolderStatements: readonly string[] = [
  `update tenures t set start_at = m.at, prev_end_at = m.at
   from (select id, created_at + (now() - created_at) / 2 as at from bench.prepared where bench.u(no, 3) < 0.16) m
   where t.customer_id = m.id`,
  `insert into tenures (customer_id, id, person_id, start_at, end_at, reason_code, actor_name)
   select p.id, bench.id(p.created_at, 'former ' || p.no), bench.id('2024-01-01', 'person ' || floor(bench.u(p.no, 4) * (select count(*) from people where staff_number like 'E%'))),
     p.created_at, t.start_at, 'imported', 'bench'
   from bench.prepared p join tenures t on t.customer_id = p.id where bench.u(p.no, 3) < 0.16`,
]
