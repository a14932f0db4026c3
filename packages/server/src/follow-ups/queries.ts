import type { FollowUpKind } from '@zhike/core/follow-ups/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'

// Follow-ups of a customer that the caller has been let through to.

export const followUpOrder: readonly SortKey[] = [
  {
    field: 'happenedAt',
    descending: true,
    column: { expression: sql`f.happened_at`, cast: 'timestamptz', nullable: false },
  },
]

export interface FollowUpFacts {
  kind: FollowUpKind
  text: string
  contactId: string | null
  happenedAt: string
  nextContactOn: string | null
  nextStep: string | null
  fileId: string | null
}

function living(ctx: Context, customerId: string) {
  return ctx.db
    .selectFrom('followUps as f')
    .leftJoin('people as p', 'p.id', 'f.authorId')
    .leftJoin('contacts as n', (join) =>
      join.onRef('n.customerId', '=', 'f.customerId').onRef('n.id', '=', 'f.contactId'),
    )
    .select(['f.id', 'f.customerId', 'f.version', 'f.kind', 'f.text', 'f.contactId', 'n.name as contactName'])
    .select((eb) => ['f.authorId', eb.fn.coalesce('p.name', 'f.authorName').as('authorName')])
    .select(['f.happenedAt', 'f.nextContactOn', 'f.nextStep', 'f.fileId', 'f.createdAt'])
    .where('f.customerId', '=', customerId)
    .where('f.deletedAt', 'is', null)
}

export type FollowUpRow = Awaited<ReturnType<ReturnType<typeof living>['executeTakeFirstOrThrow']>>

export async function selectFollowUps(
  ctx: Context,
  customerId: string,
  cursor: Cursor | null,
  limit: number,
): Promise<FollowUpRow[]> {
  const [phase] = phasesAfter(followUpOrder, sql`f.id`, cursor)
  let query = living(ctx, customerId)
    .orderBy(phase?.orderBy as never)
    .limit(limit)
  if (phase?.where) query = query.where(phase.where)
  return query.execute()
}

export async function selectFollowUp(ctx: Context, customerId: string, id: string): Promise<FollowUpRow | undefined> {
  return living(ctx, customerId).where('f.id', '=', id).executeTakeFirst()
}

export async function insertFollowUp(
  ctx: Context,
  customerId: string,
  id: string,
  facts: FollowUpFacts,
): Promise<void> {
  const { personId, name } = ctx.actor
  await ctx.db
    .insertInto('followUps')
    .values({ ...facts, customerId, id, authorId: personId, authorName: personId ? null : name, createdBy: personId })
    .execute()
}

export async function updateFollowUp(
  ctx: Context,
  customerId: string,
  id: string,
  facts: FollowUpFacts,
): Promise<void> {
  await ctx.db
    .updateTable('followUps')
    .set({ ...facts, updatedAt: sql`clock_timestamp()` })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

export async function markFollowUpDeleted(ctx: Context, customerId: string, id: string): Promise<void> {
  await ctx.db
    .updateTable('followUps')
    .set({ deletedAt: sql`clock_timestamp()`, deletedBy: ctx.actor.personId })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

/** A follow-up of the bin, with whoever wrote it. */
export async function selectDeletedFollowUp(ctx: Context, customerId: string, id: string) {
  return ctx.db
    .selectFrom('followUps as f')
    .leftJoin('people as p', 'p.id', 'f.authorId')
    .select((eb) => ['f.id', 'f.authorId', eb.fn.coalesce('p.name', 'f.authorName').as('authorName')])
    .where('f.customerId', '=', customerId)
    .where('f.id', '=', id)
    .where('f.deletedAt', 'is not', null)
    .executeTakeFirst()
}

/** Its picture comes back with it, unless something else shows it by now. */
export async function markFollowUpRestored(ctx: Context, customerId: string, id: string): Promise<void> {
  await sql`
    update follow_ups f set deleted_at = null, deleted_by = null, updated_at = clock_timestamp(), version = version + 1,
      file_id = case when exists (select from follow_ups o where o.file_id = f.file_id and o.deleted_at is null)
        or exists (select from consents k where k.file_id = f.file_id) then null else f.file_id end
    where f.customer_id = ${customerId}::uuid and f.id = ${id}::uuid`.execute(ctx.db)
}

/** Whether the customer has this contact and it was not removed. */
export async function hasContact(ctx: Context, customerId: string, contactId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('contacts')
    .select('id')
    .where('customerId', '=', customerId)
    .where('id', '=', contactId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
