import { keysOf } from '@zhike/core/customers/customer-keys'
import { searchTokens } from '@zhike/core/search/search-tokens'
import type { DemoPlan } from './plan-demo.ts'
import type { DemoHolder, DemoTenure } from './make-tenures.ts'
import type { SeededRandom } from './seeded-random.ts'

export interface DemoIds {
  personId: (name: string) => string
  poolId: (key: string) => string
  ruleVersionId: string
  currency: string
}

type Row = Record<string, unknown>

/** The plan as rows of the tables they go into, in the order in which they can be written. */
export function rowsOfPlan(plan: DemoPlan, ids: DemoIds, random: SeededRandom): [table: string, rows: Row[]][] {
  const customers: Row[] = []
  const keys: Row[] = []
  const contacts: Row[] = []
  for (const customer of plan.customers) {
    const created = customer.createdAt.toISOString()
    const identifying = {
      kind: customer.kind,
      name: customer.name,
      shortName: customer.shortName,
      externalId: customer.externalId,
    }
    customers.push({
      id: customer.id,
      kind: customer.kind,
      name: customer.name,
      short_name: customer.shortName,
      industry_code: customer.industryCode,
      region_code: customer.regionCode,
      size: customer.size,
      source: customer.source,
      external_id: customer.externalId,
      custom: {},
      search_tokens: searchTokens(identifying),
      version: 1,
      created_at: created,
      updated_at: created,
      is_vip: false,
      slot: 'primary',
      owned_until: 'infinity',
    })
    for (const key of keysOf(identifying, customer.contacts)) keys.push({ ...key, customer_id: customer.id })
    for (const contact of customer.contacts) {
      contacts.push({
        customer_id: customer.id,
        id: contact.id,
        name: contact.name,
        title: contact.title,
        mobile: contact.mobile,
        is_primary: contact.isPrimary,
        version: 1,
        created_at: created,
        updated_at: created,
      })
    }
  }
  return [
    ['customers', customers],
    ['customer_keys', keys],
    ['customer_stats', statRows(plan)],
    ['contacts', contacts],
    ['tenures', tenureRows(plan, ids, random)],
    ['orders', orderRows(plan, ids)],
    ['order_lines', lineRows(plan)],
    ['follow_ups', followUpRows(plan)],
  ]
}

/** What the latest follow-up promised; the other figures are refreshed from orders and follow-ups. */
function statRows(plan: DemoPlan): Row[] {
  const promised = new Map(plan.followUps.filter((one) => one.nextContactOn).map((one) => [one.customerId, one]))
  return plan.customers.map((customer) => {
    const promise = promised.get(customer.id)
    return {
      customer_id: customer.id,
      order_count: 0,
      next_contact_on: promise?.nextContactOn ?? null,
      next_step: promise?.nextStep ?? null,
      next_contact_by: promise?.authorId ?? null,
    }
  })
}

function tenureRows(plan: DemoPlan, ids: DemoIds, random: SeededRandom): Row[] {
  return [...plan.tenures].flatMap(([customerId, chain]) =>
    chain.map((tenure, index) => ({
      customer_id: customerId,
      id: random.id(tenure.startAt),
      slot: 'primary',
      ...holderColumns(tenure.holder, ids),
      start_at: tenure.startAt.toISOString(),
      end_at: chain[index + 1]?.startAt.toISOString() ?? 'infinity',
      prev_end_at: index === 0 ? null : tenure.startAt.toISOString(),
      reason_code: tenure.reasonCode,
      reason: tenure.reason,
      ...ruleColumns(tenure, ids),
      actor_id: tenure.actor ? ids.personId(tenure.actor) : null,
      actor_name: tenure.actor ?? '知客',
      recorded_at: tenure.startAt.toISOString(),
    })),
  )
}

function holderColumns(holder: DemoHolder, ids: DemoIds) {
  return 'person' in holder
    ? { person_id: ids.personId(holder.person), pool_id: null }
    : { person_id: null, pool_id: ids.poolId(holder.pool) }
}

function ruleColumns(tenure: DemoTenure, ids: DemoIds) {
  return {
    rule_version_id: tenure.rulePosition === null ? null : ids.ruleVersionId,
    rule_position: tenure.rulePosition,
  }
}

function orderRows(plan: DemoPlan, ids: DemoIds): Row[] {
  return plan.orders.map((order) => ({
    customer_id: order.customerId,
    id: order.id,
    number: order.number,
    ordered_on: order.orderedOn,
    amount: order.amount,
    currency: ids.currency,
    amount_base: order.amount,
    version: 1,
    created_at: `${order.orderedOn}T02:00:00Z`,
    updated_at: `${order.orderedOn}T02:00:00Z`,
  }))
}

function lineRows(plan: DemoPlan): Row[] {
  return plan.orders.flatMap((order) =>
    order.lines.map((line, position) => ({
      customer_id: order.customerId,
      order_id: order.id,
      position: position + 1,
      product: line.product,
      quantity: line.quantity,
      price: line.price,
    })),
  )
}

function followUpRows(plan: DemoPlan): Row[] {
  return plan.followUps.map((followUp) => ({
    customer_id: followUp.customerId,
    id: followUp.id,
    kind: followUp.kind,
    text: followUp.text,
    contact_id: followUp.contactId,
    author_id: followUp.authorId,
    happened_at: followUp.happenedAt.toISOString(),
    next_contact_on: followUp.nextContactOn,
    next_step: followUp.nextStep,
    version: 1,
    created_at: followUp.happenedAt.toISOString(),
    updated_at: followUp.happenedAt.toISOString(),
  }))
}
