import type { KnowledgeItem, KnowledgeKey, KnowledgeWeights } from '@zhike/core/customers/completeness'
import { customerKinds } from '@zhike/core/customers/fields'
import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

const text = (column: string) => sql<boolean>`(${sql.ref(column)} <> '')`

/** Whether something is known of customer c; the same as isKnown of load-customer.ts, for a million at once. */
const known: Record<string, RawBuilder<boolean>> = {
  phone: text('c.phone'),
  wechat: text('c.wechat'),
  email: text('c.email'),
  creditCode: text('c.credit_code'),
  shortName: text('c.short_name'),
  industryCode: text('c.industry_code'),
  regionCode: text('c.region_code'),
  size: text('c.size'),
  address: text('c.address'),
  source: text('c.source'),
  notes: text('c.notes'),
  reachableContact: sql<boolean>`exists (select from contacts x where x.customer_id = c.id and x.deleted_at is null
    and (x.mobile is not null or x.wechat is not null or x.email is not null))`,
  tags: sql<boolean>`exists (select from customer_tags g where g.customer_id = c.id)`,
  birthday: sql<boolean>`exists (select from special_days d where d.customer_id = c.id and d.contact_id is null
    and d.kind = 'birthday')`,
  contactBirthday: sql<boolean>`exists (select from special_days d join contacts x on x.customer_id = d.customer_id
    and x.id = d.contact_id and x.deleted_at is null where d.customer_id = c.id and d.kind = 'birthday')`,
  anniversary: sql<boolean>`exists (select from special_days d where d.customer_id = c.id and d.contact_id is null
    and d.kind <> 'birthday')`,
}

function isKnown(key: KnowledgeKey): RawBuilder<boolean> {
  const custom = keyOfName(key)
  return custom === null ? (known[key] ?? sql<boolean>`false`) : sql<boolean>`(c.custom ? ${custom}::text)`
}

function score(items: readonly KnowledgeItem[]): RawBuilder<number> {
  const counted = items.filter((item) => item.weight > 0)
  const whole = counted.reduce((sum, item) => sum + item.weight, 0)
  if (whole === 0) return sql<number>`100`
  const parts = counted.map(({ key, weight }) => sql`case when ${isKnown(key)} then ${weight}::int else 0 end`)
  return sql<number>`floor((${sql.join(parts, sql` + `)}) * 100.0 / ${whole}::int + 0.5)`
}

/** Writes what differs, of these customers, of those an import brought or (null) of all. */
export async function updateCompleteness(
  ctx: Context,
  weights: KnowledgeWeights,
  which: { customerIds: readonly string[] } | { importId: string } | null,
): Promise<void> {
  const kinds = customerKinds.map((kind) => sql`when ${kind}::text then ${score(weights[kind])}`)
  const inside =
    which === null
      ? sql`true`
      : 'importId' in which
        ? sql`c.id in (select id from customers where import_id = ${which.importId}::uuid
            union select customer_id from contacts where import_id = ${which.importId}::uuid)`
        : sql`c.id = any(${which.customerIds}::uuid[])`
  await sql`
    update customer_stats s set completeness = w.percent
    from (select c.id, (case c.kind ${sql.join(kinds, sql` `)} end)::smallint as percent from customers c
      where c.deleted_at is null and ${inside}) w
    where s.customer_id = w.id and s.completeness is distinct from w.percent`.execute(ctx.db)
}
