import type { Context } from '../platform/context/context.ts'

export interface FileRow {
  id: string
  name: string
  contentType: string
  byteSize: number
}

export async function insertFile(ctx: Context, file: FileRow & { sha256: Buffer }): Promise<void> {
  await ctx.db
    .insertInto('files')
    .values({ ...file, createdBy: ctx.actor.personId })
    .execute()
}

export interface FileWithOwner extends FileRow {
  createdBy: string | null
  /** The customer whose follow-up shows it or whose consent it proves; null = not used yet. */
  customerId: string | null
  followUpId: string | null
}

export async function selectFile(ctx: Context, id: string): Promise<FileWithOwner | undefined> {
  return ctx.db
    .selectFrom('files as i')
    .leftJoin('followUps as f', (join) => join.onRef('f.fileId', '=', 'i.id').on('f.deletedAt', 'is', null))
    .leftJoin('consents as k', 'k.fileId', 'i.id')
    .select(['i.id', 'i.name', 'i.contentType', 'i.byteSize', 'i.createdBy', 'f.id as followUpId'])
    .select((eb) => eb.fn.coalesce('f.customerId', 'k.customerId').as('customerId'))
    .where('i.id', '=', id)
    .limit(1)
    .executeTakeFirst()
}
