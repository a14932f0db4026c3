import { evidenceBits as bit } from '@zhike/core/duplicates/evidence'
import type { DuplicateRules } from '@zhike/core/duplicates/rules'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { domainOf, evidenceSql, isOfCompany, scoreSql } from '../platform/likeness/score-sql.ts'

// Rows that are to become new customers, and who they are likely the same as by the weighted rules: customers that are
// there, and other new rows. Set by set, in the order the steps stand here; what nobody shares leaves early.

/** What says what: a name counts with and without its place. */
const grounds = sql`(values ('name', ${sql.lit(bit.name)}), ('name', ${sql.lit(bit.nameElsewhere)}),
  ('placelessName', ${sql.lit(bit.nameElsewhere)}), ('phone', ${sql.lit(bit.phone)}), ('email', ${sql.lit(bit.email)}))
  as g(kind, bit)`

/** The new rows and what they are recognised by. */
export async function stageFreshRows(ctx: Context, importId: string): Promise<void> {
  await sql`
    create temporary table fresh_rows on commit drop as
    select s.row_no, s.effective_kind as kind, s.credit_code from staged_customers s
    where not exists (select from targets t where t.row_no = s.row_no)
      and not exists (select from row_problems p where p.row_no = s.row_no)`.execute(ctx.db)
  await sql`create unique index on fresh_rows (row_no)`.execute(ctx.db)
  await sql`analyze fresh_rows`.execute(ctx.db)
  await sql`
    create temporary table fresh_keys on commit drop as
    select g.bit, k.value, f.row_no
    from fresh_rows f join import_rows r on r.import_id = ${importId}::uuid and r.row_no = f.row_no
    cross join lateral unnest(r.key_kinds, r.key_values) as k(kind, value) join ${grounds} on g.kind = k.kind
    where g.bit <> ${sql.lit(bit.nameElsewhere)} or f.kind = 'organisation'`.execute(ctx.db)
  await sql`analyze fresh_keys`.execute(ctx.db)
}

/** What several share, in the file or with customers that are there; what too many share is no ground. */
export async function stageSharedKeys(ctx: Context, { mostSharing }: DuplicateRules): Promise<void> {
  await sql`
    create temporary table fresh_values on commit drop as
    select bit, value, count(*)::int as size from fresh_keys group by bit, value having count(*) <= ${mostSharing}`.execute(
    ctx.db,
  )
  await sql`analyze fresh_values`.execute(ctx.db)
  await sql`
    create temporary table met_customers on commit drop as
    select v.bit, v.value, k.customer_id from fresh_values v join ${grounds} on g.bit = v.bit
    join customer_keys k on k.kind = g.kind and k.value = v.value`.execute(ctx.db)
  await sql`analyze met_customers`.execute(ctx.db)
  await sql`
    create temporary table shared_keys on commit drop as
    with met as (select bit, value, count(*)::int as size from met_customers group by bit, value)
    select k.bit, k.value, k.row_no, met.size is not null as is_met from fresh_values v
    left join met using (bit, value) join fresh_keys k using (bit, value)
    where (v.size > 1 or met.size is not null) and v.size + coalesce(met.size, 0) <= ${mostSharing}`.execute(ctx.db)
  await sql`analyze shared_keys`.execute(ctx.db)
}

/** Pairs with a score; what is not certain enough is forgotten. Of each row the three most certain are kept. */
export async function saveLikelyRows(ctx: Context, importId: string, rules: DuplicateRules): Promise<number> {
  await sql`
    create temporary table row_domains on commit drop as
    select distinct k.row_no, ${domainOf('k.value')} as domain from fresh_keys k
    where k.bit = ${sql.lit(bit.email)} and ${isOfCompany('k.value')}
      and exists (select from shared_keys s where s.row_no = k.row_no)`.execute(ctx.db)
  await sql`create index on row_domains (row_no)`.execute(ctx.db)
  await sql`analyze row_domains`.execute(ctx.db)
  const withCustomer = evidenceSql({
    shared: sql`p.shared`,
    one: 'f',
    other: 'c',
    sharesDomain: sql`exists (select from row_domains d join customer_keys y on y.customer_id = c.id and y.kind = 'email'
      and ${domainOf('y.value')} = d.domain where d.row_no = f.row_no)`,
  })
  const withRow = evidenceSql({
    shared: sql`p.shared`,
    one: 'f',
    other: 'o',
    sharesDomain: sql`exists (select from row_domains d join row_domains y on y.row_no = o.row_no
      and y.domain = d.domain where d.row_no = f.row_no)`,
  })
  await sql`
    create temporary table likely_rows on commit drop as
    select row_no, customer_id, other_row, evidence, ${scoreSql(rules)} as score from (
      select f.row_no, c.id as customer_id, null::int as other_row, ${withCustomer} as evidence
      from (select s.row_no, m.customer_id, bit_or(s.bit) as shared
        from shared_keys s join met_customers m using (bit, value) where s.is_met group by s.row_no, m.customer_id) p
      join fresh_rows f using (row_no) join customers c on c.id = p.customer_id and c.deleted_at is null
      union all
      select f.row_no, null, o.row_no, ${withRow}
      from (select a.row_no, b.row_no as other_row, bit_or(a.bit) as shared
        from shared_keys a join shared_keys b using (bit, value) where a.row_no <> b.row_no
        group by a.row_no, b.row_no) p
      join fresh_rows f using (row_no) join fresh_rows o on o.row_no = p.other_row
      offset 0) e`.execute(ctx.db)
  await sql`delete from likely_rows where score < ${rules.listFrom}`.execute(ctx.db)
  await sql`analyze likely_rows`.execute(ctx.db)
  await sql`
    insert into import_duplicates (import_id, row_no, place, customer_id, other_row, score, evidence)
    select ${importId}::uuid, row_no, place, customer_id, other_row, score, evidence from (
      select l.*, row_number() over (partition by row_no order by score desc, customer_id nulls last, other_row) as place
      from likely_rows l) x
    where place <= 3`.execute(ctx.db)
  const { rows } = await sql<{ n: number }>`select count(distinct row_no)::int as n from likely_rows`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Leaves them out: of rows like each other the first one stays, unless it is like a customer that is there. */
export async function refuseLikelyRows(ctx: Context): Promise<void> {
  await sql`
    insert into row_problems
    select distinct on (row_no) row_no, jsonb_build_object('field', 'name', 'detail', score::text, 'other', other_row,
      'code', case when other_row is null then 'duplicate.likely' else 'duplicate.likely-row' end)
    from likely_rows where other_row is null or other_row < row_no
    order by row_no, score desc, customer_id nulls last, other_row`.execute(ctx.db)
}

export interface StoredLikeness {
  rowNo: number
  customerId: string | null
  otherRow: number | null
  score: number
  evidence: number
}

/** What these rows are likely the same as, the most certain first. */
export async function selectLikelyRows(
  ctx: Context,
  importId: string,
  rowNos: readonly number[],
): Promise<StoredLikeness[]> {
  if (rowNos.length === 0) return []
  return ctx.db
    .selectFrom('importDuplicates')
    .select(['rowNo', 'customerId', 'otherRow', 'score', 'evidence'])
    .where('importId', '=', importId)
    .where('rowNo', '=', sql<number>`any(${[...rowNos]}::int[])`)
    .orderBy('rowNo')
    .orderBy('place')
    .execute()
}
