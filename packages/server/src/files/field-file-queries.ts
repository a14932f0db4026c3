import type { HeldFiles } from '@zhike/core/custom-fields/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { FileOwner } from './file-owner.ts'
import type { ReceivedFile } from './receive-file.ts'

// Files that fields of the company's own hold: uploaded first, taken up by the record that names them.

export async function countUploaded(ctx: Context, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from uploaded_files where created_by = ${personId}::uuid`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function insertUploaded(
  ctx: Context,
  file: ReceivedFile & { id: string; fieldId: string; personId: string },
): Promise<void> {
  const { id, fileId, fieldId, personId, ...content } = file
  await ctx.db
    .insertInto('files')
    .values({ id: fileId, ...content, createdBy: personId })
    .execute()
  await ctx.db
    .insertInto('uploadedFiles')
    .values({ id, fileId, fieldId, name: file.name, createdBy: personId })
    .execute()
}

const isOf = ({ customerId, contactId = '', orderId = '' }: FileOwner) => sql`a.customer_id = ${customerId}::uuid
  and a.contact_id is not distinct from nullif(${contactId}, '')::uuid
  and a.order_id is not distinct from nullif(${orderId}, '')::uuid`

/**
 * Of these values those that may stand: what the actor uploaded for that field, and what the field of this very record
 * held before.
 */
export async function selectFitting(
  ctx: Context,
  owner: FileOwner | undefined,
  values: readonly { fieldId: string; id: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select w.id from unnest(${values.map((one) => one.id)}::uuid[], ${values.map((one) => one.fieldId)}::uuid[])
      w(id, field_id)
    where exists (select from uploaded_files u where u.id = w.id and u.field_id = w.field_id
        and u.created_by = ${ctx.actor.personId}::uuid)
      or exists (select from customer_files a where a.id = w.id and a.field_id = w.field_id
        and ${owner ? isOf(owner) : sql`false`})`.execute(ctx.db)
  return new Set(rows.map((row) => row.id))
}

/** What was uploaded becomes a file of the customer. False: it waits no more, or never did. */
export async function takeUploaded(ctx: Context, owner: FileOwner, fieldId: string, id: string): Promise<boolean> {
  const { customerId, contactId = null, orderId = null } = owner
  const { rows } = await sql`
    with taken as (
      delete from uploaded_files where id = ${id}::uuid and field_id = ${fieldId}::uuid
        and created_by = ${ctx.actor.personId}::uuid returning *)
    insert into customer_files (customer_id, id, file_id, name, field_id, contact_id, order_id, created_by, updated_by)
    select ${customerId}::uuid, id, file_id, name, field_id, ${contactId}::uuid, ${orderId}::uuid, created_by, created_by
    from taken returning id`.execute(ctx.db)
  return rows.length > 0
}

/** What the field held before holds again. */
export async function takeAgain(ctx: Context, owner: FileOwner, fieldId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    update customer_files a set deleted_at = null, deleted_by = null, version = a.version + 1
    where a.id = ${id}::uuid and a.field_id = ${fieldId}::uuid and ${isOf(owner)} returning a.id`.execute(ctx.db)
  return rows.length > 0
}

/** Out of its field and into the bin. */
export async function putAway(ctx: Context, customerId: string, id: string): Promise<void> {
  await sql`
    update customer_files set deleted_at = clock_timestamp(), deleted_by = ${ctx.actor.personId}::uuid,
      version = version + 1
    where customer_id = ${customerId}::uuid and id = ${id}::uuid and deleted_at is null`.execute(ctx.db)
}

export async function selectHeld(ctx: Context, ids: readonly string[]): Promise<HeldFiles> {
  const { rows } = await sql<HeldFiles[string] & { id: string; byteSize: string | number }>`
    select a.id, a.name, i.content_type, i.byte_size, i.preview
    from customer_files a join files i on i.id = a.file_id
    where a.id = any(${ids}::uuid[]) and a.field_id is not null`.execute(ctx.db)
  return Object.fromEntries(rows.map(({ id, ...file }) => [id, { ...file, byteSize: Number(file.byteSize) }]))
}

/** Uploads that no record took, with the content that goes with them. */
export async function deleteOldUploaded(ctx: Context, hours: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ fileId: string }>`
    with old as (
      delete from uploaded_files where id in (
        select id from uploaded_files where created_at < clock_timestamp() - make_interval(hours => ${hours})
        limit ${limit} for update skip locked)
      returning file_id)
    select file_id from old`.execute(ctx.db)
  const ids = rows.map((row) => row.fileId)
  await sql`delete from files where id = any(${ids}::uuid[])`.execute(ctx.db)
  return ids
}
