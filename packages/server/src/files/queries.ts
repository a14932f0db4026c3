import type { FilePreview } from '@zhike/core/files/file-type'
import { sql } from 'kysely'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'

// Files of a customer that the caller has been let through to.

export const fileOrder: readonly SortKey[] = [
  {
    field: 'createdAt',
    descending: true,
    column: { expression: sql`a.created_at`, cast: 'timestamptz', nullable: false },
  },
]

/** Those of fields that the actor does not see, or that do not concern such a customer, are nobody's to list or open. */
async function files(ctx: Context, customerId: string) {
  const seen = (await visibleFields(ctx, null)).filter((field) => field.type === 'file').map((field) => field.id)
  const concerned = sql<boolean>`(a.field_id is null or (a.field_id = any(${seen}::uuid[])
    and (f.kinds = '{}' or (select c.kind from customers c where c.id = a.customer_id) = any(f.kinds))
    and (f.tiers = '{}' or (select coalesce(c.tier, 'none') from customers c where c.id = a.customer_id) = any(f.tiers))))`
  const query = ctx.db
    .selectFrom('customerFiles as a')
    .innerJoin('files as i', 'i.id', 'a.fileId')
    .leftJoin('people as p', 'p.id', 'a.createdBy')
    .leftJoin('customFields as f', 'f.id', 'a.fieldId')
    .leftJoin('contacts as n', (join) =>
      join.onRef('n.customerId', '=', 'a.customerId').onRef('n.id', '=', 'a.contactId').on('n.deletedAt', 'is', null),
    )
    .select(['a.id', 'a.customerId', 'a.version', 'a.name', 'a.fileId', 'a.contactId', 'n.name as contactName'])
    .select(['i.contentType', 'i.byteSize', 'i.preview', 'a.createdAt', 'a.createdBy', 'p.name as createdByName'])
    .select(['a.fieldId', 'f.label as fieldLabel', 'f.roles as fieldRoles', isCurrent.as('isCurrent')])
    .where('a.customerId', '=', customerId)
    .where(concerned)
  return { query }
}

/** Whether the record it was uploaded for still says its id. */
const isCurrent = sql<boolean>`coalesce(case f.record
    when 'customer' then (select c.custom ->> f.key from customers c where c.id = a.customer_id)
    when 'contact' then (select o.custom ->> f.key from contacts o
      where o.customer_id = a.customer_id and o.id = a.contact_id)
    else (select o.custom ->> f.key from orders o where o.customer_id = a.customer_id and o.id = a.order_id)
  end = a.id::text, false)`

export type CustomerFileRow = Awaited<ReturnType<typeof selectFiles>>[number]

export async function selectFiles(ctx: Context, customerId: string, cursor: Cursor | null, limit: number) {
  const [phase] = phasesAfter(fileOrder, sql`a.id`, cursor)
  let query = (await files(ctx, customerId)).query.where('a.deletedAt', 'is', null)
  if (phase?.where) query = query.where(phase.where)
  return query
    .orderBy(phase?.orderBy ?? sql`a.created_at desc, a.id`)
    .limit(limit)
    .execute()
}

/** One that is there, or one of the bin. */
export async function selectFile(
  ctx: Context,
  customerId: string,
  id: string,
  where: 'there' | 'bin' = 'there',
): Promise<CustomerFileRow | undefined> {
  return (await files(ctx, customerId)).query
    .where('a.id', '=', id)
    .where('a.deletedAt', where === 'there' ? 'is' : 'is not', null)
    .executeTakeFirst()
}

export async function countFiles(ctx: Context, customerId: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('customerFiles')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export interface NewFile {
  id: string
  fileId: string
  name: string
  contentType: string
  preview: FilePreview | null
  byteSize: number
  sha256: Buffer
  contactId: string | null
}

/** The content, and that it hangs on the customer. */
export async function insertFile(ctx: Context, customerId: string, file: NewFile): Promise<void> {
  const { id, fileId, name, contactId, ...content } = file
  const actor = ctx.actor.personId
  await ctx.db
    .insertInto('files')
    .values({ id: fileId, name, ...content, createdBy: actor })
    .execute()
  await ctx.db
    .insertInto('customerFiles')
    .values({ customerId, id, fileId, name, contactId, createdBy: actor, updatedBy: actor })
    .execute()
}

export async function updateName(ctx: Context, customerId: string, id: string, name: string): Promise<void> {
  await ctx.db
    .updateTable('customerFiles')
    .set({ name, updatedAt: sql`clock_timestamp()`, updatedBy: ctx.actor.personId })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

export async function markDeleted(ctx: Context, customerId: string, id: string, isDeleted: boolean): Promise<void> {
  await ctx.db
    .updateTable('customerFiles')
    .set({ deletedAt: isDeleted ? sql`clock_timestamp()` : null, deletedBy: isDeleted ? ctx.actor.personId : null })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

export async function hasContact(ctx: Context, customerId: string, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('contacts')
    .select('id')
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export interface StoredContent {
  id: string
  byteSize: string | number
  sha256: Buffer
}

/** Contents of all files of the company, in the order of their ids. */
export async function selectContents(ctx: Context, after: string | null, limit: number): Promise<StoredContent[]> {
  let query = ctx.db.selectFrom('files').select(['id', 'byteSize', 'sha256'])
  if (after !== null) query = query.where('id', '>', after)
  return query.orderBy('id').limit(limit).execute()
}

export async function selectFileIds(db: Context['db'], after: string | null, limit: number): Promise<string[]> {
  let query = db.selectFrom('files').select('id')
  if (after !== null) query = query.where('id', '>', after)
  return (await query.orderBy('id').limit(limit).execute()).map((row) => row.id)
}
