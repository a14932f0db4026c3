import type { customerFields, ruleFields } from '@zhike/core/customers/fields'
import { sql } from 'kysely'
import type { ColumnMap, SetColumn } from '../platform/filter/compile-condition.ts'

/** Where each field lies, for a query over customers c and customer_stats s. */
export const ruleColumns: ColumnMap<typeof ruleFields> = {
  name: sql`c.name`,
  kind: sql`c.kind`,
  tier: sql`c.tier`,
  isVip: sql`c.is_vip`,
  region: sql`c.region_code`,
  industry: sql`c.industry_code`,
  source: sql`c.source`,
  size: sql`c.size`,
  revenue12m: sql`s.revenue12m`,
  orderCount: sql`s.order_count`,
  lastOrderOn: sql`s.last_order_on`,
  createdAt: sql`c.created_at`,
}

const tagColumn: SetColumn = (some) =>
  some === null
    ? sql<boolean>`(exists (select from customer_tags g where g.customer_id = c.id))`
    : sql<boolean>`(exists (select from customer_tags g where g.customer_id = c.id and g.tag_id = any(${some}::uuid[])))`

/**
 * The same with the open tenure t beside them, as scopedCustomers joins it. What a segment means is read before it can
 * be compiled: segments/segment-columns.ts adds it.
 */
export const customerColumns: ColumnMap<Omit<typeof customerFields, 'segment'>> = {
  ...ruleColumns,
  shortName: sql`c.short_name`,
  creditCode: sql`c.credit_code`,
  externalId: sql`c.external_id`,
  email: sql`c.email`,
  // The customer's own number or a contact's: whether there is anything to dial.
  hasPhone: sql`(exists (select 1 from customer_keys k where k.customer_id = c.id and k.kind = 'phoneTail'))`,
  lastFollowUpAt: sql`s.last_follow_up_at`,
  nextContactOn: sql`s.next_contact_on`,
  holderPersonId: sql`t.person_id`,
  holderPoolId: sql`t.pool_id`,
  tag: tagColumn,
}
