import { z } from 'zod'
import { exportFormats } from './export-formats.ts'
import { fieldRules } from '../access/schema.ts'
import { cursorParam, filterParam, limitParam, sortParam } from '../api/list-query.ts'
import { contactInput } from '../contacts/schema.ts'
import { customInput, customValues, heldFiles, slowFields } from '../custom-fields/schema.ts'
import { countResult, day, id, instant, money, optionalText, page, requiredText } from '../kernel/schemas.ts'
import { tagBrief } from '../tags/schema.ts'
import { informationRings } from './completeness.ts'
import { customerKinds, tiers } from './fields.ts'
import { rowFields, type RowField } from './row-fields.ts'

export const customerKind = z.enum(customerKinds)
export const tier = z.enum(tiers)

/** Who is responsible now. */
export const holder = z
  .object({ kind: z.enum(['person', 'pool']), id, name: z.string() })
  .meta({ id: 'Holder', description: 'The person or pool responsible now' })

export const contactBrief = z.object({
  id,
  name: z.string(),
  title: z.string().nullable(),
  mobile: z.string().nullable(),
})

/** Which customers inside one's data scope: a tab of the list. */
export const customerScopes = ['mine', 'collaborating', 'reports', 'department', 'all', 'watched'] as const
export const customerScope = z.enum(customerScopes)
export type CustomerScope = z.infer<typeof customerScope>

/** One row of the list. */
export const customerRow = z
  .object({
    id,
    version: z.int(),
    kind: customerKind,
    name: z.string(),
    shortName: z.string().nullable(),
    tier: tier.nullable(),
    isVip: z.boolean(),
    regionCode: z.string().nullable(),
    industryCode: z.string().nullable(),
    size: z.string().nullable(),
    source: z.string().nullable(),
    phone: z.string().nullable(),
    externalId: z.string().nullable(),
    primaryContact: contactBrief.nullable(),
    revenue12m: money.nullable(),
    orderCount: z.int(),
    lastOrderOn: day.nullable(),
    lastFollowUpAt: instant.nullable(),
    nextContactOn: day.nullable(),
    nextStep: z.string().nullable(),
    /** Of the customer or a contact, whichever comes first; null also where the caller may not know. */
    nextBirthdayOn: day.nullable(),
    nextAnniversaryOn: day.nullable(),
    /** How much is known, 0 to 100; null until it is worked out. */
    completenessPercent: z.int().nullable(),
    holder,
    isWatched: z.boolean(),
    /** By group and name. */
    tags: z.array(tagBrief),
    /** The customer it belongs to; absent where there is none that the reader may see. */
    parent: z.object({ id, name: z.string() }).optional(),
    createdAt: instant,
    /** Fields of the company's own that are filled, by key; absent where there are none. */
    custom: customValues.optional(),
    /** Names of the people and customers that custom fields name by id. */
    customNames: z.record(z.string(), z.string()).optional(),
    customFiles: heldFiles.optional(),
  })
  .meta({ id: 'CustomerRow' })
export type CustomerRow = z.infer<typeof customerRow>

/** A row as a list answers it: with the fields that were asked for. */
export const listedCustomer = customerRow
  .partial({
    regionCode: true,
    industryCode: true,
    size: true,
    source: true,
    phone: true,
    externalId: true,
    primaryContact: true,
    revenue12m: true,
    orderCount: true,
    lastOrderOn: true,
    lastFollowUpAt: true,
    nextContactOn: true,
    nextStep: true,
    nextBirthdayOn: true,
    nextAnniversaryOn: true,
    completenessPercent: true,
    isWatched: true,
    tags: true,
    parent: true,
    createdAt: true,
  } satisfies Record<RowField, true>)
  .meta({ id: 'ListedCustomer' })
export type ListedCustomer = z.infer<typeof listedCustomer>

/** What the caller may do with this customer. */
export const customerAbilities = z.object({
  update: z.boolean(),
  tag: z.boolean(),
  delete: z.boolean(),
  merge: z.boolean(),
  assign: z.boolean(),
  release: z.boolean(),
  collaborate: z.boolean(),
  writeContacts: z.boolean(),
  writeOrders: z.boolean(),
  writeFollowUps: z.boolean(),
  writeConsent: z.boolean(),
})

export const customer = customerRow
  .extend({
    creditCode: z.string().nullable(),
    wechat: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    notes: z.string().nullable(),
    updatedAt: instant,
    /** Since when this holder, and why, in codes; words stand in the ownership routes. */
    holderSince: instant,
    holderReasonCode: z.string(),
    contactCount: z.int(),
    /** How many records were merged into this one, and can still be told apart. */
    mergedCount: z.int(),
    /** How much of what one should know is known, and which fields are missing. */
    completeness: z.object({
      percent: z.int(),
      rings: z.array(z.object({ ring: z.enum(informationRings), percent: z.int() })),
      missing: z
        .array(z.object({ key: z.string(), ring: z.enum(informationRings), weight: z.int() }))
        .meta({ description: 'what to ask next stands first' }),
    }),
    abilities: customerAbilities,
    /** Fields that are masked, hidden or not to be changed here; absent = seen and changed as the abilities say. */
    fieldRules,
  })
  .meta({ id: 'Customer' })
export type Customer = z.infer<typeof customer>

const regionCode = z.string().regex(/^\d{6}$/)
const industryCode = z.string().regex(/^[A-T]\d{0,3}$/)

/** '' and null both mean "no value", as a form sends it. */
function emptyAsNull<T extends z.ZodType<string>>(schema: T) {
  return z
    .union([z.literal(''), schema])
    .nullish()
    .transform((value) => (value === '' ? null : value))
}

const customerFacts = {
  shortName: optionalText(100),
  creditCode: optionalText(30),
  industryCode: emptyAsNull(industryCode),
  regionCode: emptyAsNull(regionCode),
  size: optionalText(50),
  phone: optionalText(40),
  wechat: optionalText(64),
  email: optionalText(254),
  address: optionalText(300),
  source: optionalText(100),
  externalId: optionalText(100),
  notes: optionalText(5000, { multiline: true }),
}

/** Who holds a new customer; by default whoever creates it. */
export const firstHolder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('me') }),
  z.strictObject({ kind: z.literal('rules') }),
  z.strictObject({ kind: z.literal('person'), personId: id }),
  z.strictObject({ kind: z.literal('pool'), poolId: id }),
])

const evenIfDuplicate = z.boolean().optional().meta({
  description: 'true = saved also where a customer is likely there already (409 customer.likely-duplicate)',
})

export const createCustomerBody = z.strictObject({
  kind: customerKind,
  name: requiredText(200),
  ...customerFacts,
  custom: customInput.optional(),
  contacts: z.array(contactInput).max(20).optional(),
  assignTo: firstHolder.optional(),
  evenIfDuplicate,
})
export type CreateCustomerInput = z.output<typeof createCustomerBody>

export const patchCustomerBody = z.strictObject({
  kind: customerKind.optional(),
  name: requiredText(200).optional(),
  ...customerFacts,
  custom: customInput.optional(),
  evenIfDuplicate,
  // Taken so that the refusal can say where the holder is changed.
  holder: z.unknown().optional(),
  holderPersonId: z.unknown().optional(),
  holderPoolId: z.unknown().optional(),
})
export type PatchCustomerInput = z.output<typeof patchCustomerBody>

/** What narrows a list; the same for page, count, sum and export. */
export const customerSelection = z.object({
  scope: customerScope.default('all'),
  q: z.string().trim().max(100).optional().meta({ description: 'Part of the name, pinyin, initials, phone or code' }),
  filter: filterParam,
})
export type CustomerSelection = z.output<typeof customerSelection>

const wait = z
  .enum(['true', 'false'])
  .optional()
  .meta({
    description:
      'true: also where no index serves the filter or the sort and all customers are read; otherwise that ends after ' +
      'half a second with 422 and the fields to index',
  })

/** Whoever shows a list shows a few of the company's own fields: the others need not be read and sent. */
const shownCustomFields = z
  .string()
  .max(5000)
  .transform((text) => text.split(',').filter(Boolean))
  .optional()
  .meta({
    description:
      'Keys of the own fields to answer, separated by commas; empty: none; without it all. What is not there or not to be seen is left out',
  })

const shownFields = z
  .string()
  .max(1000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(rowFields)))
  .optional()
  .meta({
    description: `Fields to answer besides id, version, kind, names, tier, flag and holder, separated by commas: ${rowFields.join(', ')}; empty: none; without it all`,
  })

export const listCustomersQuery = customerSelection.extend({
  sort: sortParam,
  limit: limitParam,
  after: cursorParam,
  fields: shownFields,
  custom: shownCustomFields,
  wait,
})
export type ListCustomersQuery = z.output<typeof listCustomersQuery>

export const countCustomersQuery = customerSelection.extend({ wait })
export type CountCustomersQuery = z.output<typeof countCustomersQuery>

/** A page, and what would make it faster where it was slow. */
export const customerPage = page(listedCustomer).extend({ slow: slowFields.optional() })
export const customerCount = countResult.extend({ slow: slowFields.optional() })

const exportFormat = z.enum(exportFormats).meta({
  description: 'csv is UTF-8 with its mark; xlsx has typed columns; vcf holds the contacts of the customers',
})

export const exportCustomersQuery = customerSelection.extend({ sort: sortParam, format: exportFormat.default('csv') })
export type ExportCustomersQuery = z.output<typeof exportCustomersQuery>

export const exportChosenInput = z.object({ ids: z.array(id).min(1).max(5000), format: exportFormat.default('csv') })
export type ExportChosenInput = z.output<typeof exportChosenInput>

/** The line under the title: how many, and what they brought in 12 months. */
export const customerTotals = z.object({ count: z.int(), revenue12m: money })

const cappedCount = z.object({ count: z.int(), capped: z.boolean() })
export const customerTabCounts = z.object({
  mine: cappedCount,
  collaborating: cappedCount,
  reports: cappedCount,
  department: cappedCount,
  all: cappedCount,
  watched: cappedCount,
})

export const deletedCustomerRow = z.object({
  id,
  version: z.int(),
  kind: customerKind,
  name: z.string(),
  shortName: z.string().nullable(),
  tier: tier.nullable(),
  isVip: z.boolean(),
  regionCode: z.string().nullable(),
  deletedAt: instant,
  formerHolder: holder.nullable(),
})

export const listDeletedQuery = z.object({ limit: limitParam, after: cursorParam })

export const nextContactBody = z.strictObject({
  /** null = nothing is agreed any more (done). */
  on: day.nullable(),
  step: optionalText(200),
})
export const nextContact = z.object({ on: day.nullable(), step: z.string().nullable() })

export const revenueByMonthQuery = z.object({ months: z.enum(['12', '24']).default('12') })
export const revenueByMonth = z.object({
  currency: z.string(),
  /** Oldest first, months without an order included; month = YYYY-MM. */
  months: z.array(z.object({ month: z.string(), revenue: money, orders: z.int() })),
  /** The last 12 months, and the 12 before them. */
  total12m: money,
  previous12m: money,
})
