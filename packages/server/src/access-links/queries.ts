import type { AccessLink, LinkPurpose } from '@zhike/core/access-links/schema'
import { now, type Context } from '../platform/context/context.ts'

export interface NewLink {
  id: string
  purpose: LinkPurpose
  personId: string
  hash: Buffer
  createdBy: string | null
  expiresAt: string
}

export async function insertLink(ctx: Context, link: NewLink): Promise<void> {
  await ctx.db
    .insertInto('accessLinks')
    .values({ ...link, createdAt: now(ctx).toISOString() })
    .execute()
}

/** Every open link of a person ends; answers how many there were. */
export async function revokeLinks(ctx: Context, personId: string): Promise<number> {
  const at = now(ctx).toISOString()
  const result = await ctx.db
    .updateTable('accessLinks')
    .set({ revokedAt: at })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** A link with its person, locked where it is about to be used: of two who use it at once one comes too late. */
export async function selectLink(ctx: Context, hash: Buffer, options: { lock: boolean }) {
  let query = ctx.db
    .selectFrom('accessLinks as l')
    .innerJoin('people as p', 'p.id', 'l.personId')
    .select([
      'l.id',
      'l.purpose',
      'l.personId',
      'l.expiresAt',
      'l.usedAt',
      'l.revokedAt',
      'p.name',
      'p.email',
      'p.phone',
      'p.staffNumber',
      'p.locale',
      'p.isActive',
      'p.authUserId',
    ])
    .where('l.hash', '=', hash)
  if (options.lock) query = query.forUpdate()
  return query.executeTakeFirst()
}
export type LinkRow = NonNullable<Awaited<ReturnType<typeof selectLink>>>

export async function markLinkUsed(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('accessLinks')
    .set({ usedAt: now(ctx).toISOString() })
    .where('id', '=', id)
    .execute()
}

/** The latest link of a person, with the mail it went with. */
export async function selectLatestLink(ctx: Context, personId: string) {
  return ctx.db
    .selectFrom('accessLinks as l')
    .leftJoin('outgoingMails as m', 'm.linkId', 'l.id')
    .select([
      'l.id',
      'l.purpose',
      'l.createdAt',
      'l.expiresAt',
      'l.usedAt',
      'l.revokedAt',
      'm.toAddress as mailTo',
      'm.state as mailState',
      'm.reason as mailReason',
      'm.answer as mailAnswer',
    ])
    .where('l.personId', '=', personId)
    .orderBy('l.createdAt', 'desc')
    .orderBy('l.id', 'desc')
    .limit(1)
    .executeTakeFirst() as Promise<
    | {
        id: string
        purpose: LinkPurpose
        createdAt: string
        expiresAt: string
        usedAt: string | null
        revokedAt: string | null
        mailTo: string | null
        mailState: NonNullable<AccessLink['mail']>['state'] | null
        mailReason: NonNullable<AccessLink['mail']>['reason']
        mailAnswer: string | null
      }
    | undefined
  >
}

/** How many links somebody asked for at the door since an instant. */
export async function countLinksAskedFor(ctx: Context, personId: string, since: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('accessLinks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .where('createdBy', 'is', null)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
