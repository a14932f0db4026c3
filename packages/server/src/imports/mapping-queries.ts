import type { ImportKind } from '@zhike/core/imports/kinds'
import { savedOptions, type SavedOptions } from '@zhike/core/imports/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface StoredMapping {
  id: string
  kind: ImportKind
  name: string
  options: SavedOptions
  createdAt: string
  createdBy: string | null
  actorName: string
}

const columns = ['id', 'kind', 'name', 'options', 'createdAt', 'createdBy', 'actorName'] as const

function parseRow(row: Omit<StoredMapping, 'kind' | 'options'> & { kind: string; options: unknown }): StoredMapping {
  return {
    ...row,
    kind: row.kind as ImportKind,
    options: savedOptions.parse({ likelyDuplicates: 'import', ...(row.options as object) }),
  }
}

export async function listStoredMappings(ctx: Context, kind: ImportKind): Promise<StoredMapping[]> {
  const rows = await ctx.db
    .selectFrom('importMappings')
    .select(columns)
    .where('kind', '=', kind)
    .orderBy(sql`name collate "zh-x-icu"`)
    .limit(500)
    .execute()
  return rows.map(parseRow)
}

export async function findMapping(ctx: Context, id: string): Promise<StoredMapping | undefined> {
  const row = await ctx.db.selectFrom('importMappings').select(columns).where('id', '=', id).executeTakeFirst()
  return row && parseRow(row)
}

/** The newest mapping made for a file with these columns, one's own first. */
export async function findMappingFor(
  ctx: Context,
  kind: ImportKind,
  headerKeys: readonly string[],
): Promise<StoredMapping | undefined> {
  const row = await ctx.db
    .selectFrom('importMappings')
    .select(columns)
    .where('kind', '=', kind)
    .where('headerKeys', '=', sql<string[]>`${[...headerKeys]}::text[]`)
    .orderBy(sql`(created_by is not distinct from ${ctx.actor.personId}::uuid) desc`)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && parseRow(row)
}

/** The same name replaces; answers the id that holds. */
export async function upsertMapping(
  ctx: Context,
  mapping: { id: string; kind: ImportKind; name: string; headerKeys: readonly string[]; options: SavedOptions },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into import_mappings (id, kind, name, header_keys, options, created_by, actor_name)
    values (${mapping.id}::uuid, ${mapping.kind}, ${mapping.name}, ${[...mapping.headerKeys]}::text[],
      ${JSON.stringify(mapping.options)}::jsonb, ${ctx.actor.personId}::uuid, ${ctx.actor.name})
    on conflict (kind, lower(name)) do update set header_keys = excluded.header_keys, options = excluded.options,
      name = excluded.name, created_at = now(), created_by = excluded.created_by, actor_name = excluded.actor_name
    returning id`.execute(ctx.db)
  return rows[0]?.id ?? mapping.id
}

export async function lockMappingByName(
  ctx: Context,
  kind: ImportKind,
  name: string,
): Promise<{ createdBy: string | null } | undefined> {
  return ctx.db
    .selectFrom('importMappings')
    .select('createdBy')
    .where('kind', '=', kind)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .forUpdate()
    .executeTakeFirst()
}

export async function removeMapping(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('importMappings').where('id', '=', id).execute()
}

export async function noteMappingOf(ctx: Context, importId: string, mappingId: string): Promise<void> {
  await ctx.db.updateTable('imports').set({ mappingId }).where('id', '=', importId).execute()
}
