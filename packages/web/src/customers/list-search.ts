import { z } from 'zod'
import { customerKinds, customerSorts } from '@zhike/core/customers/fields'
import { customerScopes } from '@zhike/core/customers/schema'
import { conditionSchema } from '@zhike/core/filter/condition'
import { fieldFilter } from '../custom-fields/field-filter.ts'
import { uuidList } from './uuid-list.ts'

// What the address of the list holds. Hand-edited nonsense is dropped, never an error.

const list = (one: string) => new RegExp(`^${one}(,${one}){0,49}$`)
const words = (pattern: RegExp) => z.coerce.string().regex(pattern).optional().catch(undefined)
const free = z.coerce.string().trim().min(1).max(100).optional().catch(undefined)

/** A time window: never · within the last N days · longer ago than N days. */
export const pastWindow = /^(never|within\d{1,4}|over\d{1,4})$/
export const nextWindow = /^(overdue|today|week|planned|none)$/
const amount = '\\d{1,12}(\\.\\d{1,4})?'
export const amountRange = new RegExp(`^(${amount})?\\.\\.(${amount})?$`)

export const customerListSearch = z.object({
  scope: z.enum(customerScopes).optional().catch(undefined),
  q: free,
  region: words(list('\\d{6}')),
  industry: words(list('[A-T]\\d{0,3}')),
  tier: words(list('(A|B|C|none)')),
  touched: words(pastWindow),
  next: words(nextWindow),
  ordered: words(pastWindow),
  created: words(/^within\d{1,4}$/),
  revenue: words(amountRange),
  kind: z.enum(customerKinds).optional().catch(undefined),
  vip: z.boolean().optional().catch(undefined),
  source: free,
  size: free,
  holder: words(uuidList),
  tag: words(uuidList),
  segment: words(uuidList),
  /** Conditions on fields of the company's own. */
  cf: z.array(fieldFilter).max(20).optional().catch(undefined),
  sort: words(list(`-?(${customerSorts.join('|')}|custom\\.[a-z0-9_]{1,40})`)),
  /** What the builder asks beside the chips. */
  filter: conditionSchema.optional().catch(undefined),
  /** Columns in order, each with its width where somebody set one: "name:240,contact". */
  cols: words(/^[\w.-]{1,60}(:\d{2,3})?(,[\w.-]{1,60}(:\d{2,3})?){0,59}$/),
  /** A saved view; 'none' where the list should not open with the usual one. */
  view: z
    .union([z.literal('none'), z.uuid()])
    .optional()
    .catch(undefined),
  /** The view is on show with changes: the rest of the address counts, not what is saved. */
  edited: z.boolean().optional().catch(undefined),
  after: z.string().max(4000).optional().catch(undefined),
  /** A dialog of the page that somebody asked for from elsewhere. */
  do: z.enum(['create', 'check']).optional().catch(undefined),
  /** The customer in the drawer. */
  open: z.uuid().optional().catch(undefined),
})

export type CustomerListSearch = z.output<typeof customerListSearch>

/** The conditions that stand as chips; scope, search and order do not count. */
export const filterKeys = [
  'region',
  'tier',
  'tag',
  'touched',
  'next',
  'industry',
  'segment',
  'vip',
  'kind',
  'revenue',
  'ordered',
  'created',
  'holder',
  'source',
  'size',
] as const
export type FilterKey = (typeof filterKeys)[number]

/** What clears every condition at once. */
export const noConditions: Partial<CustomerListSearch> = {
  q: undefined,
  filter: undefined,
  cf: undefined,
  ...Object.fromEntries(filterKeys.map((key) => [key, undefined])),
}

export function setFilters(search: CustomerListSearch): FilterKey[] {
  return filterKeys.filter((key) => search[key] !== undefined)
}

export const defaultSort = '-revenue12m'
