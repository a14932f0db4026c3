import { evidenceBits } from '@zhike/core/duplicates/evidence'
import type { AskedKey } from '@zhike/core/duplicates/question'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface LikenessRow {
  customerId: string
  /** Bits of what is shared. */
  shared: number
  /** Bits of what so many share that it says nothing. */
  common: number
  kind: string
  name: string
  creditCode: string | null
  sharesDomain: boolean
  personId: string | null
  personName: string | null
  departmentName: string | null
  poolName: string | null
}

/** More than any answer shows, so that the best are among them. */
const mostLookedAt = 300

/**
 * Customers that share one of these keys: one look into the index per key, never more rows of it than `mostSharing`.
 * `of` is the customer itself, left out with those that somebody said are not the same; `findsByDomain`: a mail domain
 * alone is ground enough.
 */
export async function selectLikeness(
  ctx: Context,
  keys: readonly AskedKey[],
  domains: readonly string[],
  { of, mostSharing, findsByDomain }: { of: string | null; mostSharing: number; findsByDomain: boolean },
): Promise<LikenessRow[]> {
  const looks = keys.flatMap(({ evidence, kinds, value }) =>
    kinds.map((kind) => ({ bit: evidenceBits[evidence], kind, value })),
  )
  const { rows } = await sql<LikenessRow>`
    with looked as (
      select a.bit, a.value, h.customer_id
      from unnest(${looks.map((look) => look.bit)}::int[], ${looks.map((look) => look.kind)}::text[],
        ${looks.map((look) => look.value)}::text[]) as a(bit, kind, value)
      cross join lateral (
        select k.customer_id from customer_keys k
        where k.kind = a.kind and k.value = a.value and k.customer_id is distinct from ${of}::uuid
        limit ${mostSharing}
      ) h
      union all
      select ${sql.lit(evidenceBits.domain)}, a.value, h.customer_id from unnest(${findsByDomain ? [...domains] : []}::text[]) as a(value)
      cross join lateral (
        select k.customer_id from customer_keys k
        where k.kind = 'email' and split_part(k.value, '@', 2) = a.value and k.customer_id is distinct from ${of}::uuid
        limit ${mostSharing}
      ) h
    ), hits as (
      select bit, customer_id, count(*) over (partition by bit, value) >= ${mostSharing} as is_common from looked
    ), found as (
      select customer_id, coalesce(bit_or(bit) filter (where not is_common), 0) as shared,
        coalesce(bit_or(bit) filter (where is_common), 0) as common
      from hits group by customer_id order by 2 desc, customer_id limit ${mostLookedAt}
    )
    select f.customer_id, f.shared, f.common, c.kind, c.name, c.credit_code, t.person_id, p.name as person_name,
      d.name as department_name, o.name as pool_name, ${domains.length > 0} and exists (
        select from customer_keys y where y.customer_id = f.customer_id and y.kind = 'email'
          and split_part(y.value, '@', 2) = any(${[...domains]}::text[])) as shares_domain
    from found f join customers c on c.id = f.customer_id and c.deleted_at is null
    join tenures t on t.customer_id = c.id and t.end_at = 'infinity'
    left join people p on p.id = t.person_id left join departments d on d.id = p.department_id
    left join pools o on o.id = t.pool_id
    where not exists (select from duplicates_apart x where x.customer_id = least(${of}::uuid, f.customer_id)
      and x.other_id = greatest(${of}::uuid, f.customer_id) and ${of !== null})`.execute(ctx.db)
  return rows
}
