import { foldText } from '@zhike/core/customers/normalise-name'
import { indexHolders, type IndexedHolder } from '@zhike/core/imports/index-holders'
import { sql } from 'kysely'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import { personKey } from './complete-row.ts'

const batchSize = 5000

/** Makes the temporary table `holders`: what an owner or author column may say, and whom that means. */
export async function makeHolders(ctx: Context): Promise<void> {
  const scope = await visibleHolders(ctx, 'customer.import')
  const inScope = scope.kind === 'all' ? null : new Set(scope.personIds)
  const people = await ctx.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'phone', 'staffNumber', 'isActive'])
    .execute()
  const pools = await ctx.db
    .selectFrom('pools')
    .select(['id', 'name'])
    .where('isActive', '=', true)
    .where('kind', '=', 'public')
    .execute()
  const indexed = indexHolders(
    people.map((person) => ({
      personId: person.id,
      isActive: person.isActive,
      isInScope: inScope === null || inScope.has(person.id),
      keys: [
        foldText(person.name),
        ...[person.email, person.phone, person.staffNumber].flatMap((key) => (key ? [personKey(key)] : [])),
      ],
    })),
    pools.map((pool) => ({ poolId: pool.id, key: foldText(pool.name) })),
  )
  await sql`create temporary table holders (
    key text primary key, state text not null, person_id uuid, pool_id uuid, count int not null, author_id uuid) on commit drop`.execute(
    ctx.db,
  )
  for (let at = 0; at < indexed.length; at += batchSize) await insertHolders(ctx, indexed.slice(at, at + batchSize))
  await sql`analyze holders`.execute(ctx.db)
}

async function insertHolders(ctx: Context, holders: readonly IndexedHolder[]): Promise<void> {
  await sql`insert into holders select * from unnest(
    ${holders.map((one) => one.key)}::text[], ${holders.map((one) => one.state)}::text[],
    ${holders.map((one) => one.personId)}::uuid[], ${holders.map((one) => one.poolId)}::uuid[],
    ${holders.map((one) => one.count)}::int[], ${holders.map((one) => one.authorId)}::uuid[])`.execute(ctx.db)
}
