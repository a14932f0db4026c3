import type { Customer, CustomerRow } from '@zhike/core/customers/schema'
import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { systemActor } from '../platform/context/system-context.ts'

// The rows of a list and the record of a page, by id. Names of holders are subselects on purpose: each further join
// costs the planner more than the lookup itself.

type CustomerQuery = Awaited<ReturnType<typeof scopedCustomers>>

function rowsOf(ctx: Context, query: CustomerQuery) {
  return query
    .innerJoin('customerStats as s', 's.customerId', 'c.id')
    .leftJoin('contacts as pc', (join) =>
      join.onRef('pc.customerId', '=', 'c.id').on('pc.isPrimary', '=', sql.lit(true)).on('pc.deletedAt', 'is', null),
    )
    .select([
      'c.id',
      'c.version',
      'c.kind',
      'c.name',
      'c.shortName',
      'c.tier',
      'c.isVip',
      'c.regionCode',
      'c.industryCode',
      'c.size',
      'c.source',
      'c.phone',
      'c.externalId',
      'c.createdAt',
      's.revenue12m',
      's.orderCount',
      's.lastOrderOn',
      's.lastFollowUpAt',
      's.nextContactOn',
      's.nextStep',
      't.personId',
      't.poolId',
      'pc.id as contactId',
      'pc.name as contactName',
      'pc.title as contactTitle',
      'pc.mobile as contactMobile',
      sql<string>`coalesce((select name from people where id = t.person_id), (select name from pools where id = t.pool_id))`.as(
        'holderName',
      ),
      sql<boolean>`exists (select from watched_customers w where w.customer_id = c.id and w.person_id = ${ctx.actor.personId}::uuid)`.as(
        'isWatched',
      ),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

function toRow(row: Row): CustomerRow {
  const { personId, poolId, holderName, contactId, contactName, contactTitle, contactMobile, ...rest } = row
  return {
    ...rest,
    kind: rest.kind as CustomerRow['kind'],
    tier: rest.tier as CustomerRow['tier'],
    holder: { kind: personId ? 'person' : 'pool', id: personId ?? poolId ?? '', name: holderName },
    primaryContact: contactId
      ? { id: contactId, name: contactName ?? '', title: contactTitle, mobile: contactMobile }
      : null,
  }
}

/** The rows of these customers in this order; the scope is applied again, so that no id gets past it. */
export async function selectRows(ctx: Context, ids: readonly string[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return []
  const rows = await rowsOf(ctx, await scopedCustomers(ctx))
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toRow(row)] : []
  })
}

export interface CustomerRecord {
  customer: Omit<Customer, 'abilities' | 'completeness'>
  personId: string | null
  hasReachableContact: boolean
}

/** One customer whole; `anyScope` for the answer to whoever just entered it. */
export async function selectRecord(
  ctx: Context,
  customerId: string,
  options: { anyScope?: boolean } = {},
): Promise<CustomerRecord | undefined> {
  const scope = options.anyScope ? { ...ctx, actor: systemActor('answer', 'job') } : ctx
  const row = await rowsOf(ctx, await scopedCustomers(scope))
    .select([
      'c.creditCode',
      'c.wechat',
      'c.email',
      'c.address',
      'c.notes',
      'c.updatedAt',
      't.startAt as holderSince',
      't.reasonCode as holderReasonCode',
      sql<number>`(select count(*) from contacts n where n.customer_id = c.id and n.deleted_at is null)`.as(
        'contactCount',
      ),
      sql<boolean>`exists (select from contacts n where n.customer_id = c.id and n.deleted_at is null
        and (n.mobile is not null or n.wechat is not null or n.email is not null))`.as('hasReachableContact'),
    ])
    .where('c.id', '=', customerId)
    .executeTakeFirst()
  if (!row) return undefined
  const { hasReachableContact, creditCode, wechat, email, address, notes, updatedAt, ...rest } = row
  const { holderSince, holderReasonCode, contactCount, ...basic } = rest
  return {
    customer: {
      ...toRow(basic),
      creditCode,
      wechat,
      email,
      address,
      notes,
      updatedAt,
      holderSince,
      holderReasonCode,
      contactCount,
    },
    personId: row.personId,
    hasReachableContact,
  }
}
