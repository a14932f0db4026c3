import { canonicalText, chainStart, type AuditedValues } from '@zhike/core/audit/chain'
import type { SealedRow } from '@zhike/core/audit/check-link'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { Database } from '../platform/database/generated/database-types.ts'

// What of an audit row is sealed, in this order for ever: texts that look the same in every version and time zone. The
// first form has thirteen. What was added later follows in the second, behind its name, and only where a row has it: so
// older seals stay valid, and nothing can be added to a row that was sealed without it, or taken from one with it.

const sealedFields = [
  sql`e.id::text`,
  sql`(extract(epoch from e.at) * 1000000)::bigint::text`,
  sql`e.actor_kind`,
  sql`e.actor_id::text`,
  sql`e.actor_name`,
  sql`e.via`,
  sql`e.ip_address`,
  sql`e.request_id`,
  sql`e.action`,
  sql`e.subject_type`,
  sql`e.subject_id`,
  sql`e.customer_id::text`,
  sql`e.summary::text`,
]
const isOnBehalf = sql`num_nonnulls(e.on_behalf_of, e.on_behalf_of_name) > 0`
const addedFields = [sql`'on-behalf-of'::text`, sql`e.on_behalf_of::text`, sql`e.on_behalf_of_name`]

/** core's canonicalText in SQL. */
const canonical = (fields: RawBuilder<unknown>[]) =>
  sql.join(
    fields.map(
      (field) => sql`coalesce(octet_length(${field})::text || ':' || ${field}, ${sql.lit(canonicalText([null]))})`,
    ),
    sql` || `,
  )

const sealedText = (last: RawBuilder<unknown>) =>
  sql`${canonical([sql`e.seq::text`, ...sealedFields])}
    || case when ${isOnBehalf} then ${canonical(addedFields)} else '' end || ${canonical([last])}`

const digest = (text: RawBuilder<unknown>) => sql`sha256(convert_to(${text}, 'UTF8'))`

/** Two sealers at once wait for each other on this lock ("zhik" and "seal" in ASCII); rows may only follow what is seen. */
export async function lockSealing(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(0x7a68696b)}, ${sql.lit(0x7365616c)})`.execute(ctx.db)
}

/** A row of the audit, as a place in the order by time. */
export interface AuditPlace {
  at: string
  id: string
}

/**
 * From where rows may be unsealed: a while before the newest sealed one, longer than any job may keep its transaction
 * open. Null where nothing was sealed yet.
 */
export async function findSealingHorizon(ctx: Context): Promise<AuditPlace | null> {
  const { rows } = await sql<{ at: string }>`
    select least(e.at, now()) - interval '3 hours' as at
    from audit_seals s join audit_entries e on e.id = s.entry_id
    order by s.seq desc limit 1`.execute(ctx.db)
  return rows[0] ? { at: rows[0].at, id: '00000000-0000-0000-0000-000000000000' } : null
}

/**
 * Seals the next unsealed rows after a place, oldest first, behind the last seal. Rows commit out of the order of their
 * time: the number given here is the order of the chain.
 */
export async function sealNext(
  ctx: Context,
  after: AuditPlace | null,
  limit: number,
): Promise<{ sealed: number; last: AuditPlace | null }> {
  const isAfter = after ? sql`(e.at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`
  const valuesDigest = sql`sha256(v.salt || convert_to(${canonical([sql`v.before::text`, sql`v.after::text`])}, 'UTF8'))`
  const { rows } = await sql<AuditPlace & { sealed: number }>`
    with head as (
      select h.seq, h.seal from (
        (select seq, seal from audit_seals order by seq desc limit 1)
        union all select 0, ${Buffer.from(chainStart)}::bytea
      ) h order by h.seq desc limit 1
    ), picked as (
      select e.*, row_number() over (order by e.at, e.id) as place from (
        select e.* from audit_entries e
        where ${isAfter} and not exists (select from audit_seals s where s.entry_id = e.id)
        order by e.at, e.id limit ${limit}
      ) e
    ), numbered as (
      select e.*, head.seq + e.place as seq,
        case when v.entry_id is not null then ${valuesDigest} end as values_digest
      from picked e cross join head left join audit_values v on v.entry_id = e.id
    ), digested as (
      select e.seq, e.id, e.at, e.values_digest,
        ${digest(sealedText(sql`encode(e.values_digest, 'hex')`))} as entry_digest
      from numbered e
    ), chained as (
      select seq, id, values_digest, entry_digest, audit_chain(link) over (order by seq) as seal from (
        select seq, null::uuid as id, null::bytea as values_digest, null::bytea as entry_digest, seal as link from head
        union all select seq, id, values_digest, entry_digest, entry_digest from digested
      ) links
    ), written as (
      insert into audit_seals (seq, entry_id, values_digest, entry_digest, seal)
      select seq, id, values_digest, entry_digest, seal from chained where id is not null
      returning seq
    )
    select (select count(*) from written) as sealed, at, id from digested order by seq desc limit 1`.execute(ctx.db)
  const [last] = rows
  return last ? { sealed: last.sealed, last: { at: last.at, id: last.id } } : { sealed: 0, last: null }
}

/** An older schema, whose migrations are still to run, has no seals, or not what they cover now. */
export async function hasSeals(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('public.audit_seals') is not null and exists (select from pg_attribute
      where attrelid = to_regclass('public.audit_entries') and attname = 'on_behalf_of') as there`.execute(db)
  return rows[0]?.there === true
}

/** Where the chain ends, and of when the row is that it ends with. */
export async function selectSealedUntil(
  db: Kysely<Database>,
): Promise<{ seq: number; seal: Uint8Array; entryAt: string } | null> {
  const { rows } = await sql<{ seq: number; seal: Uint8Array; entryAt: string }>`
    select s.seq, s.seal, e.at as entry_at from audit_seals s join audit_entries e on e.id = s.entry_id
    order by s.seq desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Where the chain ends; somebody who keeps it outside knows later whether its end was cut off or written anew. */
export async function selectChainHead(db: Kysely<Database>): Promise<{ seq: number; seal: Uint8Array } | null> {
  const head = await db.selectFrom('auditSeals').select(['seq', 'seal']).orderBy('seq', 'desc').limit(1).execute()
  return head[0] ? { seq: Number(head[0].seq), seal: head[0].seal } : null
}

/** The next seals after a number with what they cover, also where that is gone. */
export async function selectSealedRows(db: Kysely<Database>, afterSeq: number, limit: number): Promise<SealedRow[]> {
  const { rows } = await sql<Omit<SealedRow, 'values'> & Partial<AuditedValues> & { hasValues: boolean }>`
    select s.seq, s.entry_id, s.values_digest, s.entry_digest, s.seal,
      case when e.id is not null then array[${sql.join(sealedFields)}]::text[]
        || case when ${isOnBehalf} then array[${sql.join(addedFields)}]::text[] else '{}' end end as fields,
      v.entry_id is not null as has_values, v.salt, v.before::text as before, v.after::text as after
    from audit_seals s
    left join audit_entries e on e.id = s.entry_id
    left join audit_values v on v.entry_id = s.entry_id
    where s.seq > ${afterSeq} order by s.seq limit ${limit}`.execute(db)
  return rows.map(({ hasValues, salt, before, after, ...row }) => ({
    ...row,
    values: hasValues && salt ? { salt, before: before ?? null, after: after ?? null } : null,
  }))
}

/** Rows that should have been sealed by now. */
export async function selectOverdue(
  db: Kysely<Database>,
  minutes: number,
): Promise<{ count: number; oldestId: string | null; oldestAt: string | null }> {
  const { rows } = await sql<{ count: number; oldestId: string | null; oldestAt: string | null }>`
    select count(*) as count, min(at) as oldest_at, (array_agg(id order by at, id))[1] as oldest_id from (
      select e.id, e.at from audit_entries e
      where e.at < now() - make_interval(mins => ${minutes})
        and not exists (select from audit_seals s where s.entry_id = e.id)
    ) overdue`.execute(db)
  return rows[0] ?? { count: 0, oldestId: null, oldestAt: null }
}
