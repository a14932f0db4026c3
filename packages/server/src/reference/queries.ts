import type { Industry } from '@zhike/core/reference/industries'
import type { Region } from '@zhike/core/reference/regions'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../platform/database/generated/database-types.ts'

/** Writes every division that is new or named otherwise; parents stand before their children. */
export async function saveRegions(db: Kysely<Database>, regions: readonly Region[]): Promise<void> {
  await sql`
    insert into regions (code, parent_code, level, name, full_name)
    select * from unnest(
      ${regions.map((one) => one.code)}::text[], ${regions.map((one) => one.parentCode)}::text[],
      ${regions.map((one) => one.level)}::smallint[], ${regions.map((one) => one.name)}::text[],
      ${regions.map((one) => one.fullName)}::text[])
    on conflict (code) do update
      set parent_code = excluded.parent_code, level = excluded.level, name = excluded.name, full_name = excluded.full_name
      where (regions.parent_code, regions.level, regions.name, regions.full_name)
        is distinct from (excluded.parent_code, excluded.level, excluded.name, excluded.full_name)`.execute(db)
}

export async function saveIndustries(db: Kysely<Database>, industries: readonly Industry[]): Promise<void> {
  await sql`
    insert into industries (code, parent_code, level, name)
    select * from unnest(
      ${industries.map((one) => one.code)}::text[], ${industries.map((one) => one.parentCode)}::text[],
      ${industries.map((one) => one.level)}::smallint[], ${industries.map((one) => one.name)}::text[])
    on conflict (code) do update set parent_code = excluded.parent_code, level = excluded.level, name = excluded.name
      where (industries.parent_code, industries.level, industries.name)
        is distinct from (excluded.parent_code, excluded.level, excluded.name)`.execute(db)
}
