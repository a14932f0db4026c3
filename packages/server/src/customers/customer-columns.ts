import type { customerFields, customerRelations, ruleFields } from '@zhike/core/customers/fields'
import { sql } from 'kysely'
import { groupColumn, parentColumn, subsidiaryColumn } from '../customer-groups/group-columns.ts'
import type { ColumnMap, RelationMap, SetColumn } from '../platform/filter/compile-condition.ts'

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
  phone: sql`c.phone`,
  wechat: sql`c.wechat`,
  email: sql`c.email`,
  address: sql`c.address`,
  notes: sql`c.notes`,
  // The customer's own number or a contact's: whether there is anything to dial.
  hasPhone: sql`(exists (select 1 from customer_keys k where k.customer_id = c.id and k.kind = 'phoneTail'))`,
  lastFollowUpAt: sql`s.last_follow_up_at`,
  nextContactOn: sql`s.next_contact_on`,
  nextStep: sql`s.next_step`,
  nextBirthdayOn: sql`s.next_birthday_on`,
  nextAnniversaryOn: sql`s.next_anniversary_on`,
  completeness: sql`s.completeness`,
  updatedAt: sql`c.updated_at`,
  holderPersonId: sql`t.person_id`,
  holderPoolId: sql`t.pool_id`,
  tag: tagColumn,
  parent: parentColumn,
  subsidiary: subsidiaryColumn,
  group: groupColumn,
}

/** What hangs on a customer c alone: removed rows do not count. */
type OwnRows = Omit<typeof customerRelations, 'relations'>

export const relatedToCustomer: { sources: RelationMap<OwnRows> } = {
  sources: {
    orders: {
      from: sql`orders o`,
      link: sql`o.customer_id = c.id and o.deleted_at is null`,
      columns: {
        number: sql`o.number`,
        orderedOn: sql`o.ordered_on`,
        amount: sql`o.amount_base`,
        currency: sql`o.currency`,
        createdAt: sql`o.created_at`,
      },
    },
    orderLines: {
      from: sql`order_lines l join orders o on o.customer_id = l.customer_id and o.id = l.order_id`,
      link: sql`l.customer_id = c.id and o.deleted_at is null`,
      columns: {
        product: sql`l.product`,
        quantity: sql`l.quantity`,
        price: sql`l.price`,
        orderedOn: sql`o.ordered_on`,
      },
    },
    followUps: {
      from: sql`follow_ups f`,
      link: sql`f.customer_id = c.id and f.deleted_at is null`,
      columns: {
        kind: sql`f.kind`,
        happenedAt: sql`f.happened_at`,
        authorId: sql`f.author_id`,
        nextContactOn: sql`f.next_contact_on`,
      },
    },
    contacts: {
      from: sql`contacts k`,
      link: sql`k.customer_id = c.id and k.deleted_at is null`,
      columns: {
        name: sql`k.name`,
        title: sql`k.title`,
        mobile: sql`k.mobile`,
        email: sql`k.email`,
        wechat: sql`k.wechat`,
        isPrimary: sql`k.is_primary`,
        createdAt: sql`k.created_at`,
      },
    },
  },
}
