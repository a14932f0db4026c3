import type { FilePreview } from '@zhike/core/files/file-type'
import { sql } from 'kysely'
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

function files(ctx: Context, customerId: string) {
  return ctx.db
    .selectFrom('customerFiles as a')
    .innerJoin('files as i', 'i.id', 'a.fileId')
    .leftJoin('people as p', 'p.id', 'a.createdBy')
    .leftJoin('contacts as n', (join) =>
      join.onRef('n.customerId', '=', 'a.customerId').onRef('n.id', '=', 'a.contactId').on('n.deletedAt', 'is', null),
    )
    .select(['a.id', 'a.customerId', 'a.version', 'a.name', 'a.fileId', 'a.contactId', 'n.name as contactName'])
    .select(['i.contentType', 'i.byteSize', 'i.preview', 'a.createdAt', 'a.createdBy', 'p.name as createdByName'])
    .where('a.customerId', '=', customerId)
}

export type CustomerFileRow = Awaited<ReturnType<typeof selectFiles>>[number]

export async function selectFiles(ctx: Context, customerId: string, cursor: Cursor | null, limit: number) {
  const [phase] = phasesAfter(fileOrder, sql`a.id`, cursor)
  let query = files(ctx, customerId).where('a.deletedAt', 'is', null)
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
  return files(ctx, customerId)
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
