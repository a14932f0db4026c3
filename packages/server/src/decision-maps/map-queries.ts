import { isMutualTie, type Attitude, type DecisionRole, type TieKind } from '@zhike/core/decision-maps/roles'
import type { DecisionPerson, DecisionTie } from '@zhike/core/decision-maps/schema'
import { newId } from '@zhike/core/kernel/ids'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Who decides at a customer that the caller has been let through to.

export async function selectPeople(ctx: Context, customerId: string): Promise<DecisionPerson[]> {
  const { rows } = await sql<DecisionPerson>`
    select k.id as contact_id, k.name, k.title, k.is_primary, k.decision_roles as roles, k.attitude,
      (select t.other_id from contact_ties t join contacts b on b.customer_id = t.customer_id and b.id = t.other_id
        where t.customer_id = k.customer_id and t.contact_id = k.id and t.kind = 'reports-to' and b.deleted_at is null) as reports_to
    from contacts k where k.customer_id = ${customerId}::uuid and k.deleted_at is null
    order by k.is_primary desc, k.created_at, k.id`.execute(ctx.db)
  return rows
}

export async function selectTies(ctx: Context, customerId: string): Promise<DecisionTie[]> {
  const { rows } = await sql<DecisionTie>`
    select t.kind, t.contact_id, t.other_id from contact_ties t
    join contacts a on a.customer_id = t.customer_id and a.id = t.contact_id and a.deleted_at is null
    join contacts b on b.customer_id = t.customer_id and b.id = t.other_id and b.deleted_at is null
    where t.customer_id = ${customerId}::uuid and t.kind <> 'reports-to' order by t.created_at, t.id`.execute(ctx.db)
  return rows
}

/** Whom everybody reports to, those in the bin included: taking one back must not close a circle. */
export async function selectBosses(ctx: Context, customerId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('contactTies')
    .select(['contactId', 'otherId'])
    .where('customerId', '=', customerId)
    .where('kind', '=', 'reports-to')
    .execute()
  return new Map(rows.map((row) => [row.contactId, row.otherId]))
}

export async function saveRole(
  ctx: Context,
  customerId: string,
  contactId: string,
  { roles, attitude }: { roles: readonly DecisionRole[]; attitude: Attitude | null },
): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set({ decisionRoles: [...roles], attitude, updatedAt: sql`clock_timestamp()`, updatedBy: ctx.actor.personId })
    .where('customerId', '=', customerId)
    .where('id', '=', contactId)
    .execute()
}

/** What a contact says of itself: whom it reports to, whom it influences, and what is mutual. Those in the bin keep theirs. */
export async function saveTies(
  ctx: Context,
  customerId: string,
  contactId: string,
  reportsTo: string | null,
  ties: readonly { kind: TieKind; otherId: string }[],
): Promise<void> {
  await sql`
    delete from contact_ties t using contacts o
    where t.customer_id = ${customerId}::uuid and o.customer_id = t.customer_id and o.deleted_at is null
      and ((t.contact_id = ${contactId}::uuid and o.id = t.other_id)
        or (t.other_id = ${contactId}::uuid and o.id = t.contact_id and t.kind in ('close-to', 'at-odds')))`.execute(
    ctx.db,
  )
  const rows = ties.map(({ kind, otherId }) => {
    const isTurned = isMutualTie(kind) && otherId < contactId
    return { kind: kind as string, from: isTurned ? otherId : contactId, to: isTurned ? contactId : otherId }
  })
  if (reportsTo !== null) {
    // A boss in the bin gives way to the new one.
    await sql`delete from contact_ties where customer_id = ${customerId}::uuid and contact_id = ${contactId}::uuid
      and kind = 'reports-to'`.execute(ctx.db)
    rows.push({ kind: 'reports-to', from: contactId, to: reportsTo })
  }
  if (rows.length === 0) return
  await ctx.db
    .insertInto('contactTies')
    .values(
      rows.map(({ kind, from, to }) => ({
        customerId,
        id: newId(),
        contactId: from,
        otherId: to,
        kind,
        createdBy: ctx.actor.personId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['customerId', 'contactId', 'otherId', 'kind']).doNothing())
    .execute()
}
