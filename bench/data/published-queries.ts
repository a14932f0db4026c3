import { customOf } from './custom-fields.ts'
import { makeRandom } from '../lib/random.ts'

export interface PublishedQuery {
  name: string
  sort: string
  /** Conditions that all must fit; `i` counts the requests. */
  conditions(i: number, customers: number): readonly object[]
  /** The field that an index would have to be made for; null where a filter or the sort drives one. */
  unindexed: string | null
}

const field = (field: string, op: string, value: unknown) => ({ field, op, value })

/** The twelve lists of docs/benchmarks.md: what people look at, fields of the company's own included. */
export const publishedQueries: readonly PublishedQuery[] = [
  {
    name: 'newest customers',
    sort: '-createdAt',
    conditions: () => [],
    unindexed: null,
  },
  {
    name: 'companies, by revenue',
    sort: '-revenue12m',
    conditions: () => [field('kind', 'eq', 'organisation')],
    unindexed: null,
  },
  {
    name: 'three provinces, by last follow-up',
    sort: 'lastFollowUpAt',
    conditions: () => [field('region', 'under', ['310000', '320000', '330000'])],
    unindexed: null,
  },
  {
    name: 'A and B without contact for 30 days, by revenue',
    sort: '-revenue12m,name',
    conditions: () => [field('tier', 'in', ['A', 'B']), field('lastFollowUpAt', 'olderThanDays', 30)],
    unindexed: null,
  },
  {
    name: 'an order over 10,000 in the last 90 days, by last order',
    sort: '-lastOrderOn',
    conditions: () => [
      {
        has: 'orders',
        where: { all: [field('amount', 'gt', '10000'), field('orderedOn', 'withinLastDays', 90)] },
      },
    ],
    unindexed: null,
  },
  {
    name: 'contract amount (own field) of an interval, by name',
    sort: 'name',
    conditions: (i) => [
      field('custom.contract_amount', 'between', [String(900_000 + i * 100), String(902_000 + i * 100)]),
    ],
    unindexed: null,
  },
  {
    name: 'strategic grade (own field), by renewal date (own field)',
    sort: 'custom.renewal_on',
    conditions: () => [field('custom.grade', 'eq', 'strategic')],
    unindexed: null,
  },
  {
    name: 'renewal (own field) within 30 days, most revenue first',
    sort: '-revenue12m',
    conditions: () => [field('custom.renewal_on', 'withinNextDays', 30)],
    unindexed: null,
  },
  {
    name: 'one ERP code (own field)',
    sort: '-revenue12m',
    conditions: (i, customers) => [field('custom.erp_code', 'eq', erpCode(i, customers))],
    unindexed: null,
  },
  {
    name: 'products and delivery region (own fields), by contract amount (own field)',
    sort: '-custom.contract_amount',
    conditions: () => [
      field('custom.products', 'in', ['p3', 'p7']),
      field('custom.delivery_region', 'under', ['320000', '330000']),
    ],
    unindexed: null,
  },
  {
    name: 'equipment (own field, no index) with a rare text, by revenue',
    sort: '-revenue12m',
    conditions: (i) => [field('custom.equipment', 'contains', `磨床${100 + i}台`)],
    unindexed: 'equipment',
  },
  {
    name: 'by credit limit (own field, no index)',
    sort: '-custom.credit_limit',
    conditions: () => [field('custom.payment', 'eq', 'letter')],
    unindexed: 'credit_limit',
  },
]

function erpCode(i: number, customers: number): string {
  const random = makeRandom(i + 5)
  for (;;) {
    const code = customOf(Math.floor(random() * customers))['erp_code']
    if (typeof code === 'string') return code
  }
}
