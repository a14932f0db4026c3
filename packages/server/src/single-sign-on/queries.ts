import type { IdentityProviderRecord, MatchField, ProviderKind } from '@zhike/core/single-sign-on/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { openClientSecret } from './client-secret.ts'

export interface ProviderRow {
  id: string
  kind: ProviderKind
  label: string
  isActive: boolean
  issuer: string
  clientId: string
  /** Sealed. */
  clientSecret: Buffer | null
  claim: string
  matches: MatchField
  newPeopleIn: string | null
  passwordAllowed: boolean
  version: number
}

type Editable = Omit<ProviderRow, 'id' | 'kind' | 'version'>

export async function selectProvider(ctx: Context, id: string, lock = false): Promise<ProviderRow | undefined> {
  let query = ctx.db
    .selectFrom('identityProviders')
    .select([
      'id',
      'kind',
      'label',
      'isActive',
      'issuer',
      'clientId',
      'clientSecret',
      'claim',
      'matches',
      'newPeopleIn',
      'passwordAllowed',
      'version',
    ])
    .where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row as ProviderRow | undefined
}

export async function selectProviderRecords(ctx: Context, id: string | null = null): Promise<IdentityProviderRecord[]> {
  let query = ctx.db
    .selectFrom('identityProviders as i')
    .leftJoin('departments as d', 'd.id', 'i.newPeopleIn')
    .select([
      'i.id',
      'i.kind',
      'i.label',
      'i.isActive',
      'i.issuer',
      'i.clientId',
      'i.clientSecret',
      'i.claim',
      'i.matches',
      'i.newPeopleIn',
      'd.name as departmentName',
      'i.passwordAllowed',
      'i.version',
      'i.updatedAt',
      sql<number>`(select count(distinct l.person_id) from identity_links l where l.provider_id = i.id)::int`.as(
        'people',
      ),
    ])
    .orderBy('i.createdAt')
    .orderBy('i.id')
  if (id !== null) query = query.where('i.id', '=', id)
  const rows = await query.execute()
  return rows.map(({ clientSecret, newPeopleIn, departmentName, kind, matches, ...row }) => ({
    ...row,
    kind: kind as ProviderKind,
    matches: matches as MatchField,
    hasSecret: clientSecret !== null,
    secretIsLost: clientSecret !== null && openClientSecret(ctx, clientSecret) === null,
    newPeopleIn: newPeopleIn && departmentName !== null ? { id: newPeopleIn, name: departmentName } : null,
  }))
}

/** What a stranger at the sign-in page may see. */
export async function selectProviderButtons(ctx: Context): Promise<{ id: string; label: string }[]> {
  return ctx.db
    .selectFrom('identityProviders')
    .select(['id', 'label'])
    .where('isActive', '=', true)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export async function insertProvider(ctx: Context, row: Editable & { id: string; kind: ProviderKind }): Promise<void> {
  await ctx.db.insertInto('identityProviders').values(row).execute()
}

export async function updateProviderRow(ctx: Context, id: string, change: Partial<Editable>): Promise<void> {
  await ctx.db
    .updateTable('identityProviders')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updatedAt: sql<string>`now()` }))
    .where('id', '=', id)
    .execute()
}

export async function deleteProviderRow(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db.deleteFrom('identityProviders').where('id', '=', id).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Another issuer names people anew: what the old one called them means nothing. */
export async function deleteLinks(ctx: Context, providerId: string): Promise<void> {
  await ctx.db.deleteFrom('identityLinks').where('providerId', '=', providerId).execute()
}

export interface KnownPerson {
  personId: string
  name: string
  isActive: boolean
  authUserId: string | null
}

/** Whom the provider has named before; noted as seen. */
export async function selectLinkedPerson(
  ctx: Context,
  providerId: string,
  subject: string,
): Promise<KnownPerson | undefined> {
  const { rows } = await sql<KnownPerson>`
    update identity_links l set last_used_at = now() from people p
    where l.provider_id = ${providerId} and l.subject = ${subject} and p.id = l.person_id
    returning p.id as person_id, p.name, p.is_active, p.auth_user_id`.execute(ctx.db)
  return rows[0]
}

export async function selectPersonBy(ctx: Context, field: MatchField, value: string): Promise<KnownPerson | undefined> {
  const column = { email: sql`lower(email)`, 'staff-number': sql`lower(staff_number)`, phone: sql`phone` }[field]
  const { rows } = await sql<KnownPerson>`
    select id as person_id, name, is_active, auth_user_id from people
    where ${column} = ${field === 'phone' ? value : value.toLowerCase()} for update`.execute(ctx.db)
  return rows[0]
}

export async function insertLink(ctx: Context, providerId: string, subject: string, personId: string): Promise<void> {
  await ctx.db.insertInto('identityLinks').values({ providerId, subject, personId }).execute()
}

/** The provider whose people may not use a password, where this person is one of them and no administrator. */
export async function selectPasswordForbiddenBy(ctx: Context, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ label: string }>`
    select i.label from identity_links l join identity_providers i on i.id = l.provider_id
    where l.person_id = ${personId} and i.is_active and not i.password_allowed
      and not exists (select from person_roles r where r.person_id = l.person_id and r.role = 'administrator')
    order by i.created_at limit 1`.execute(ctx.db)
  return rows[0]?.label
}
