import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface LargeCustomer {
  id: string
  industryCode: string | null
  personId: string
  contacts: { id: string; title: string | null }[]
}

/** Companies in somebody's hands that bring most, with the people to talk to there. */
export async function selectLargeCompanies(ctx: Context, count: number): Promise<LargeCustomer[]> {
  const { rows } = await sql<LargeCustomer>`
    select c.id, c.industry_code, t.person_id, coalesce((
      select jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title) order by k.is_primary desc, k.created_at, k.id)
      from contacts k where k.customer_id = c.id and k.deleted_at is null), '[]') as contacts
    from customers c join customer_stats s on s.customer_id = c.id
    join tenures t on t.customer_id = c.id and t.end_at = 'infinity' and t.person_id is not null
    where c.kind = 'organisation' and c.deleted_at is null
    order by s.revenue12m desc nulls last, c.id limit ${count}`.execute(ctx.db)
  return rows
}

/** What contacts are in the decision, and how they stand to us. */
export async function setDecisionRoles(
  ctx: Context,
  rows: readonly { id: string; customerId: string; roles: readonly string[]; attitude: string | null }[],
): Promise<void> {
  await sql`
    update contacts k set decision_roles = array(select jsonb_array_elements_text(r.roles)), attitude = r.attitude
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "customerId" uuid, roles jsonb, attitude text)
    where k.customer_id = r."customerId" and k.id = r.id`.execute(ctx.db)
}
