import { followUpKinds } from '../follow-ups/schema.ts'
import type { FieldCatalogue, RelationCatalogue } from '../filter/field-types.ts'

export const customerKinds = ['organisation', 'individual'] as const
export type CustomerKind = (typeof customerKinds)[number]

export const tiers = ['A', 'B', 'C'] as const
export type Tier = (typeof tiers)[number]

/** What lists of customers filter by and ownership rules decide on. */
export const customerFields = {
  name: { type: 'text' },
  shortName: { type: 'text' },
  kind: { type: 'choice', choices: customerKinds },
  tier: { type: 'choice', choices: tiers },
  isVip: { type: 'flag' },
  region: { type: 'region' },
  industry: { type: 'industry' },
  source: { type: 'text' },
  size: { type: 'text' },
  creditCode: { type: 'text' },
  externalId: { type: 'text' },
  phone: { type: 'text' },
  wechat: { type: 'text' },
  email: { type: 'text' },
  address: { type: 'text' },
  notes: { type: 'text' },
  hasPhone: { type: 'flag' },
  revenue12m: { type: 'money' },
  orderCount: { type: 'number' },
  lastOrderOn: { type: 'day' },
  lastFollowUpAt: { type: 'instant' },
  nextContactOn: { type: 'day' },
  nextStep: { type: 'text' },
  nextBirthdayOn: { type: 'day' },
  nextAnniversaryOn: { type: 'day' },
  completeness: { type: 'number' },
  createdAt: { type: 'instant' },
  updatedAt: { type: 'instant' },
  holderPersonId: { type: 'reference' },
  holderPoolId: { type: 'reference' },
  tag: { type: 'references' },
  /** Who stands above it, below it, and above it at any level (itself included). */
  parent: { type: 'customers' },
  subsidiary: { type: 'customers' },
  group: { type: 'customers' },
  segment: { type: 'segment' },
} as const satisfies FieldCatalogue

export type CustomerField = keyof typeof customerFields

/** What hangs on a customer, for "has an order over 10,000 in the last 90 days". Amounts are in the company's currency. */
export const customerRelations = {
  orders: {
    fields: {
      number: { type: 'text' },
      orderedOn: { type: 'day' },
      amount: { type: 'money' },
      currency: { type: 'text' },
      createdAt: { type: 'instant' },
    },
  },
  orderLines: {
    fields: {
      product: { type: 'text' },
      quantity: { type: 'number' },
      price: { type: 'money' },
      orderedOn: { type: 'day' },
    },
  },
  followUps: {
    fields: {
      kind: { type: 'choice', choices: followUpKinds },
      happenedAt: { type: 'instant' },
      authorId: { type: 'reference' },
      nextContactOn: { type: 'day' },
    },
  },
  contacts: {
    fields: {
      name: { type: 'text' },
      title: { type: 'text' },
      mobile: { type: 'text' },
      email: { type: 'text' },
      wechat: { type: 'text' },
      isPrimary: { type: 'flag' },
      createdAt: { type: 'instant' },
    },
  },
  /** To other customers that whoever asks may see: what the other one is in it, as roleInRelation writes it. */
  relations: {
    fields: {
      role: { type: 'choices' },
      other: { type: 'reference' },
      since: { type: 'day' },
      until: { type: 'day' },
    },
  },
} as const satisfies RelationCatalogue

export type CustomerRelation = keyof typeof customerRelations

/** Facts that stand when a customer is new: what the rules may ask before it has a holder. */
export const ruleFields = {
  name: customerFields.name,
  kind: customerFields.kind,
  tier: customerFields.tier,
  isVip: customerFields.isVip,
  region: customerFields.region,
  industry: customerFields.industry,
  source: customerFields.source,
  size: customerFields.size,
  revenue12m: customerFields.revenue12m,
  orderCount: customerFields.orderCount,
  lastOrderOn: customerFields.lastOrderOn,
  createdAt: customerFields.createdAt,
} as const satisfies FieldCatalogue

/** Names a list of customers can be sorted by; `revenue` is another word for revenue12m. */
export const customerSorts = [
  'name',
  'revenue12m',
  'revenue',
  'lastOrderOn',
  'lastFollowUpAt',
  'nextContactOn',
  'nextBirthdayOn',
  'nextAnniversaryOn',
  'completeness',
  'createdAt',
] as const
export type CustomerSort = (typeof customerSorts)[number]
