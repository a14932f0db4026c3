import { evidenceBits, type Evidence } from '@zhike/core/duplicates/evidence'
import type { DuplicateRules } from '@zhike/core/duplicates/rules'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { domainOf, evidenceSql, isOfCompany, scoreSql } from '../platform/likeness/score-sql.ts'

// The scan of everything, set by set, in temporary tables of one transaction; in the order the steps stand here.
// Values go by their 64-bit hash: of ten million, two meet by chance once in 300,000 scans.

const bit = evidenceBits
/** What makes candidates; a domain only where it alone would be listed. */
const blocking = ['name', 'nameElsewhere', 'phone', 'email', 'domain'] as const satisfies readonly Evidence[]
export type Blocking = (typeof blocking)[number]

export async function prepareScan(ctx: Context): Promise<void> {
  await sql`set local work_mem = '96MB'`.execute(ctx.db)
  await sql`set local jit = off`.execute(ctx.db)
}

/** Everything that customers are recognised by, as hashes. Deleted and merged customers have given their keys back. */
export async function stageKeys(ctx: Context, rules: DuplicateRules): Promise<void> {
  await sql`
    create temporary table scan_keys on commit drop as
    select case kind when 'name' then ${sql.lit(bit.name)} when 'phone' then ${sql.lit(bit.phone)}
      else ${sql.lit(bit.email)} end as bit, hashtextextended(value, 0) as hash, customer_id
    from customer_keys where kind in ('name', 'phone', 'email')`.execute(ctx.db)
  // A name counts with and without its place, each customer once a value.
  await sql`
    insert into scan_keys
    select distinct ${sql.lit(bit.nameElsewhere)}, hashtextextended(value, 0), customer_id
    from customer_keys where kind in ('name', 'placelessName')`.execute(ctx.db)
  if (rules.weights.domain < rules.listFrom) return
  await sql`
    insert into scan_keys
    select distinct ${sql.lit(bit.domain)}, hashtextextended(${domainOf('value')}, 0), customer_id
    from customer_keys where kind = 'email' and ${isOfCompany('value')}`.execute(ctx.db)
}

/** Values that several share. What too many share is looked past. */
export async function stageBlocks(ctx: Context, rules: DuplicateRules) {
  await sql`analyze scan_keys`.execute(ctx.db)
  await sql`
    create temporary table scan_blocks on commit drop as
    select bit, hash, count(*)::int as size from scan_keys group by bit, hash having count(*) > 1`.execute(ctx.db)
  const { rows } = await sql<{ bit: number; blocks: number; customers: number }>`
    with gone as (delete from scan_blocks where size > ${rules.mostSharing} returning bit, size)
    select bit, count(*)::int as blocks, sum(size)::int as customers from gone group by bit order by bit`.execute(
    ctx.db,
  )
  await sql`
    create temporary table scan_candidates on commit drop as
    select k.bit, k.hash, k.customer_id from scan_keys k join scan_blocks b using (bit, hash)`.execute(ctx.db)
  await sql`drop table scan_keys, scan_blocks`.execute(ctx.db)
  await sql`analyze scan_candidates`.execute(ctx.db)
  return rows.map((row) => ({ kind: kindOf(row.bit), blocks: row.blocks, customers: row.customers }))
}

function kindOf(value: number): Blocking {
  return blocking.find((kind) => bit[kind] === value) ?? 'name'
}

/** Two of a block are a pair, with everything that they share. */
export async function stagePairs(ctx: Context): Promise<void> {
  await sql`
    create temporary table scan_pairs on commit drop as
    select a.customer_id, b.customer_id as other_id, bit_or(a.bit) as evidence
    from scan_candidates a join scan_candidates b
      on b.bit = a.bit and b.hash = a.hash and b.customer_id > a.customer_id
    group by a.customer_id, b.customer_id`.execute(ctx.db)
  await sql`drop table scan_candidates`.execute(ctx.db)
  await sql`analyze scan_pairs`.execute(ctx.db)
}

/** What else is known of the two, and the score; pairs below the threshold are forgotten. */
export async function scorePairs(ctx: Context, rules: DuplicateRules): Promise<void> {
  const sharesDomain = sql`exists (
    select from customer_keys x join customer_keys y
      on y.customer_id = p.other_id and y.kind = 'email' and ${domainOf('y.value')} = ${domainOf('x.value')}
    where x.customer_id = p.customer_id and x.kind = 'email' and ${isOfCompany('x.value')})`
  const evidence = evidenceSql({ shared: sql`p.evidence`, one: 'a', other: 'b', sharesDomain })
  await sql`
    create temporary table scan_scored on commit drop as
    select customer_id, other_id, evidence, ${scoreSql(rules)} as score from (
      select p.customer_id, p.other_id, ${evidence} as evidence from scan_pairs p
      join customers a on a.id = p.customer_id and a.deleted_at is null
      join customers b on b.id = p.other_id and b.deleted_at is null
      offset 0) e`.execute(ctx.db)
  await sql`drop table scan_pairs`.execute(ctx.db)
  await sql`delete from scan_scored where score < ${rules.listFrom}`.execute(ctx.db)
}

/** Numbers the customers of pairs from 0, so that groups are found in an array of numbers. Answers how many. */
export async function numberMembers(ctx: Context): Promise<number> {
  await sql`
    create temporary table scan_members on commit drop as
    select customer_id, (row_number() over (order by customer_id) - 1)::int as number, 0 as root
    from (select customer_id from scan_scored union select other_id from scan_scored) m`.execute(ctx.db)
  await sql`create unique index on scan_members (customer_id)`.execute(ctx.db)
  await sql`create unique index on scan_members (number)`.execute(ctx.db)
  await sql`
    create temporary table scan_edges on commit drop as
    select row_number() over () as no, a.number as a, b.number as b from scan_scored p
    join scan_members a on a.customer_id = p.customer_id join scan_members b on b.customer_id = p.other_id
    where not exists (select from duplicates_apart x where x.customer_id = p.customer_id and x.other_id = p.other_id)`.execute(
    ctx.db,
  )
  await sql`create unique index on scan_edges (no)`.execute(ctx.db)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from scan_members`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

export async function readEdges(ctx: Context, after: number, limit: number): Promise<{ a: number[]; b: number[] }> {
  const { rows } = await sql<{ a: number[]; b: number[] }>`
    select coalesce(array_agg(a), '{}') as a, coalesce(array_agg(b), '{}') as b from scan_edges
    where no > ${after} and no <= ${after + limit}`.execute(ctx.db)
  return rows[0] ?? { a: [], b: [] }
}

export async function saveRoots(ctx: Context, first: number, roots: readonly number[]): Promise<void> {
  await sql`
    update scan_members m set root = r.root from unnest(${roots}::int[]) with ordinality as r(root, place)
    where m.number = ${first} + r.place - 1 and r.root <> m.root`.execute(ctx.db)
}

/** A group keeps the id under which most of its members stood before; each id goes to one group. */
export async function saveResults(ctx: Context): Promise<{ pairs: number; clusters: number; members: number }> {
  await sql`
    create temporary table scan_groups on commit drop as
    with sizes as (select root, count(*)::int as size from scan_members group by root having count(*) > 1),
    former as (
      select m.root, d.cluster_id, count(*) as shared from scan_members m join duplicate_members d using (customer_id)
      group by 1, 2
    ), heirs as (
      select distinct on (cluster_id) cluster_id, root, shared from former order by cluster_id, shared desc, root
    ), chosen as (
      select distinct on (root) root, cluster_id from heirs order by root, shared desc, cluster_id
    )
    select s.root, s.size, coalesce(c.cluster_id, gen_random_uuid()) as id from sizes s left join chosen c using (root)`.execute(
    ctx.db,
  )
  await sql`create unique index on scan_groups (root)`.execute(ctx.db)
  await sql`delete from duplicate_members`.execute(ctx.db)
  await sql`delete from duplicate_clusters`.execute(ctx.db)
  await sql`delete from duplicate_pairs`.execute(ctx.db)
  const pairs = await sql`
    insert into duplicate_pairs (customer_id, other_id, score, evidence)
    select customer_id, other_id, score, evidence from scan_scored`.execute(ctx.db)
  const clusters = await sql`
    insert into duplicate_clusters (id, score, size)
    select g.id, max(p.score), g.size from scan_groups g join scan_members m using (root)
    join scan_scored p on p.customer_id = m.customer_id
    join scan_members o on o.customer_id = p.other_id and o.root = m.root
    where not exists (select from duplicates_apart x where x.customer_id = p.customer_id and x.other_id = p.other_id)
    group by g.id, g.size`.execute(ctx.db)
  const members = await sql`
    insert into duplicate_members (customer_id, cluster_id)
    select m.customer_id, g.id from scan_members m join scan_groups g using (root)`.execute(ctx.db)
  return {
    pairs: Number(pairs.numAffectedRows ?? 0n),
    clusters: Number(clusters.numAffectedRows ?? 0n),
    members: Number(members.numAffectedRows ?? 0n),
  }
}

export async function countScanned(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from customers where deleted_at is null`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

export async function analyzeResults(ctx: Context): Promise<void> {
  await sql`analyze duplicate_pairs, duplicate_clusters, duplicate_members`.execute(ctx.db)
}
