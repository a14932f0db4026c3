import type { ContactFacts } from '@zhike/core/contacts/contact-facts'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Contacts of a customer that the caller has been let through to.

export interface ContactRow extends ContactFacts {
  id: string
  customerId: string
  version: number
  isPrimary: boolean
  createdAt: string
  updatedAt: string
  custom: unknown
}

function living(ctx: Context, customerId: string) {
  return ctx.db
    .selectFrom('contacts')
    .select(['id', 'customerId', 'version', 'name', 'title', 'mobile', 'email', 'wechat', 'isPrimary', 'notes'])
    .select(['createdAt', 'updatedAt', 'custom'])
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
}

export async function selectContacts(ctx: Context, customerId: string): Promise<ContactRow[]> {
  return living(ctx, customerId).orderBy('isPrimary', 'desc').orderBy('createdAt').orderBy('id').execute()
}

export async function selectContact(ctx: Context, customerId: string, id: string): Promise<ContactRow | undefined> {
  return living(ctx, customerId).where('id', '=', id).executeTakeFirst()
}

export async function insertContacts(
  ctx: Context,
  customerId: string,
  contacts: readonly (ContactFacts & { id: string; isPrimary: boolean; custom: CustomValues })[],
): Promise<void> {
  const actor = ctx.actor.personId
  await ctx.db
    .insertInto('contacts')
    .values(
      contacts.map((contact) => ({
        ...contact,
        custom: JSON.stringify(contact.custom),
        customerId,
        createdBy: actor,
        updatedBy: actor,
      })),
    )
    .execute()
}

export async function updateContact(
  ctx: Context,
  customerId: string,
  id: string,
  facts: ContactFacts & { isPrimary: boolean; custom: CustomValues },
): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set({
      ...facts,
      custom: JSON.stringify(facts.custom),
      updatedAt: sql`clock_timestamp()`,
      updatedBy: ctx.actor.personId,
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

/** The primary contact steps back, so that another can take its place. */
export async function demotePrimary(ctx: Context, customerId: string): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set((eb) => ({ isPrimary: false, version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('isPrimary', '=', true)
    .where('deletedAt', 'is', null)
    .execute()
}

export async function hasPrimary(ctx: Context, customerId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('contacts')
    .select('id')
    .where('customerId', '=', customerId)
    .where('isPrimary', '=', true)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The oldest contact that is left becomes primary, if there is one: which. */
export async function promoteOldest(ctx: Context, customerId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update contacts set is_primary = true, version = version + 1 where (customer_id, id) = (
      select customer_id, id from contacts where customer_id = ${customerId}::uuid and deleted_at is null
      order by created_at, id limit 1) returning id`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function markContactDeleted(ctx: Context, customerId: string, id: string): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set({ deletedAt: sql`clock_timestamp()`, deletedBy: ctx.actor.personId, replacedBy: null, isPrimary: false })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

/** Who became primary in the place of a deleted one. */
export async function markReplaced(ctx: Context, customerId: string, id: string, replacedBy: string): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set({ replacedBy })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

/** A contact of the bin; of an erased one there is nothing to bring back. */
export async function selectDeletedContact(ctx: Context, customerId: string, id: string) {
  return ctx.db
    .selectFrom('contacts')
    .select(['id', 'name', 'replacedBy', 'custom'])
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .where('deletedAt', 'is not', null)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
}

export async function markContactRestored(
  ctx: Context,
  customerId: string,
  id: string,
  isPrimary: boolean,
): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set({ deletedAt: null, deletedBy: null, replacedBy: null, isPrimary })
    .set({ updatedAt: sql`clock_timestamp()`, updatedBy: ctx.actor.personId })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}
