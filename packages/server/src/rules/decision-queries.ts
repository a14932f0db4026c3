import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { ruleFields } from '@zhike/core/customers/fields'
import type { Facts } from '@zhike/core/rules/evaluate-rules'
import type { Rule } from '@zhike/core/rules/schema'
import { sql, type RawBuilder } from 'kysely'
import { ruleColumns } from '../customers/customer-columns.ts'
import { today, type Context } from '../platform/context/context.ts'

/** What the rules may ask of a customer, as one JSON object; for a query over customers c and customer_stats s. */
export function factsObject(fields: readonly string[], custom: readonly CustomField[]): RawBuilder<Facts> {
  const own = Object.entries(ruleColumns)
    .filter(([name]) => fields.includes(name))
    .map(([name, column]) => {
      const type = ruleFields[name as keyof typeof ruleFields].type
      // Money travels as text, as everywhere: a JSON number would be a float to whoever reads it.
      return sql`${sql.lit(name)}, ${type === 'money' ? sql`${column}::text` : column}`
    })
  // As they are stored: numbers as numbers, money and instants as texts, choices as lists.
  const theirs = custom
    .filter(({ key }) => fields.includes(conditionName(key)))
    .map(({ key }) => sql`${conditionName(key)}::text, c.custom -> ${key}::text`)
  const pairs = [...own, ...theirs]
  if (pairs.length === 0) return sql<Facts>`'{}'::jsonb`
  return sql<Facts>`jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs)}))`
}

export interface CandidateRow {
  customerId: string
  name: string
  tier: 'A' | 'B' | 'C' | null
  externalId: string | null
  facts: Facts
  personId: string | null
}

/** Customers by id with their facts, and who holds them, if anybody yet. */
export async function readCandidates(
  ctx: Context,
  customerIds: readonly string[],
  custom: readonly CustomField[],
): Promise<CandidateRow[]> {
  const names = [...Object.keys(ruleFields), ...custom.map(({ key }) => conditionName(key))]
  const result = await sql<CandidateRow>`
    select c.id as customer_id, c.name, c.tier, c.external_id, t.person_id, ${factsObject(names, custom)} as facts
    from customers c
    left join customer_stats s on s.customer_id = c.id
    left join tenures t on t.customer_id = c.id and t.end_at = 'infinity'
    where c.id = any(${customerIds}::uuid[])`.execute(ctx.db)
  return result.rows
}

export interface DirectoryRows {
  people: { id: string; isActive: boolean; isAway: boolean; departmentId: string | null }[]
  departments: { id: string }[]
  pools: { id: string; isActive: boolean }[]
}

/** Whom the targets of these rules name: people, the people of departments, public pools. */
export async function readDirectory(ctx: Context, rules: readonly Rule[]): Promise<DirectoryRows> {
  const personIds = rules.flatMap(({ then }) => (then.kind === 'person' ? [then.personId] : []))
  const departmentIds = rules.flatMap(({ then }) => (then.kind === 'department' ? [then.departmentId] : []))
  const poolIds = rules.flatMap(({ then }) => (then.kind === 'pool' ? [then.poolId] : []))
  const day = today(ctx)
  const [people, departments, pools] = await Promise.all([
    personIds.length + departmentIds.length === 0
      ? []
      : ctx.db
          .selectFrom('people')
          .select([
            'id',
            'isActive',
            'departmentId',
            sql<boolean>`exists (select from leaves l where l.person_id = people.id
              and l.from_on <= ${day}::date and l.until_on >= ${day}::date)`.as('isAway'),
          ])
          .where((eb) =>
            eb.or([
              eb('id', '=', sql<string>`any(${personIds}::uuid[])`),
              eb('departmentId', '=', sql<string>`any(${departmentIds}::uuid[])`),
            ]),
          )
          .orderBy('id')
          .execute(),
    departmentIds.length === 0
      ? []
      : ctx.db
          .selectFrom('departments')
          .select('id')
          .where('id', '=', sql<string>`any(${departmentIds}::uuid[])`)
          .execute(),
    poolIds.length === 0
      ? []
      : ctx.db
          .selectFrom('pools')
          .select(['id', 'isActive'])
          .where('id', '=', sql<string>`any(${poolIds}::uuid[])`)
          .where('kind', '=', 'public')
          .execute(),
  ])
  return { people, departments, pools }
}
