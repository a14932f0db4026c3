import type { deletedCustomerRow } from '@zhike/core/customers/schema'
import { sql } from 'kysely'
import type { z } from 'zod'
import { scopedDeletedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'

type BinRow = z.infer<typeof deletedCustomerRow>

export const binOrder: readonly SortKey[] = [
  {
    field: 'deletedAt',
    descending: true,
    column: { expression: sql`c.deleted_at`, cast: 'timestamptz', nullable: false },
  },
]

export async function selectBin(ctx: Context, cursor: Cursor | null, limit: number): Promise<BinRow[]> {
  const [phase] = phasesAfter(binOrder, sql`c.id`, cursor)
  let query = (await scopedDeletedCustomers(ctx, 'customer.delete'))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('tenures as l')
          .leftJoin('people as p', 'p.id', 'l.personId')
          .leftJoin('pools as o', 'o.id', 'l.poolId')
          .select(['l.personId', 'l.poolId', 'p.name as personName', 'o.name as poolName'])
          .whereRef('l.customerId', '=', 'c.id')
          .where('l.endAt', '<', sql.lit('infinity'))
          .orderBy('l.endAt', 'desc')
          .limit(1)
          .as('former'),
      (join) => join.onTrue(),
    )
    .select(['c.id', 'c.version', 'c.kind', 'c.name', 'c.shortName', 'c.tier', 'c.isVip', 'c.regionCode'])
    .select(['c.deletedAt', 'former.personId', 'former.poolId', 'former.personName', 'former.poolName'])
    .orderBy(phase?.orderBy as never)
    .limit(limit)
  if (phase?.where) query = query.where(phase.where)
  return (await query.execute()).map(({ personId, poolId, personName, poolName, deletedAt, ...row }) => ({
    ...row,
    kind: row.kind as BinRow['kind'],
    tier: row.tier as BinRow['tier'],
    deletedAt: deletedAt ?? '',
    formerHolder: personId
      ? { kind: 'person' as const, id: personId, name: personName ?? '' }
      : poolId
        ? { kind: 'pool' as const, id: poolId, name: poolName ?? '' }
        : null,
  }))
}

/** Of deleted customers, those that may also be taken out of the house. */
export async function selectExportableDeleted(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const query = await scopedDeletedCustomers(ctx, 'customer.export')
  const rows = await query
    .select('c.id')
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export async function countExportableDeleted(ctx: Context): Promise<number> {
  const exportable = (await scopedDeletedCustomers(ctx, 'customer.export')).select('c.id')
  const row = await (
    await scopedDeletedCustomers(ctx, 'customer.delete')
  )
    .where('c.id', 'in', exportable)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}
