import { z } from 'zod'
import { minPasswordLength, mostDemandedLength, usualPasswordLength } from '../people/password-length.ts'
import { fallbackRelationKinds, relationKinds } from '../customer-relations/kinds.ts'
import { duplicateRules, fallbackRules } from '../duplicates/rules.ts'
import { informationRings, knowledgeKeys, publishedWeights } from '../customers/completeness.ts'
import { contactViewLimits, fallbackPurposes, purposes, retention } from '../privacy/settings.ts'

/** A setting: one JSON value under a key, with the value that holds until somebody changes it. */
interface SettingDefinition<Schema extends z.ZodType> {
  schema: Schema
  fallback: z.output<Schema>
}

function setting<Schema extends z.ZodType>(schema: Schema, fallback: z.output<Schema>): SettingDefinition<Schema> {
  return { schema, fallback }
}

const days = z.int().min(1).max(3650)

const knowledgeItems = z
  .array(
    z.strictObject({
      key: z.union([z.enum(knowledgeKeys), z.templateLiteral(['custom.', z.string().min(1).max(60)])]),
      ring: z.enum(informationRings),
      weight: z.int().min(0).max(100),
    }),
  )
  .max(100)
const knowledgeWeights = z.strictObject({ organisation: knowledgeItems, individual: knowledgeItems })

/** Every setting of the product, one entry each. */
export const settings = {
  /** After how many days without follow-up a customer counts as long untouched, by tier. */
  'today.untouched-days': setting(z.object({ A: days, B: days, C: days, none: days.nullable() }), {
    A: 15,
    B: 30,
    C: 60,
    none: null,
  }),
  /** Whether the masks of roles hold for the customers one is responsible for oneself, too. */
  'access.mask-own-customers': setting(z.boolean(), false),
  /** From whom the company asks for a second factor after the password. */
  'sign-in.second-factor': setting(
    z.object({ required: z.enum(['nobody', 'everybody', 'roles']), roles: z.array(z.string().min(1).max(64)).max(60) }),
    { required: 'nobody', roles: [] },
  ),
  /** How many characters a new password needs; those that are in use stay. */
  'password.min-length': setting(z.int().min(minPasswordLength).max(mostDemandedLength), usualPasswordLength),
  /** Of how many customers a person may be answered unmasked contact data in a day. */
  'privacy.contact-views': setting(contactViewLimits, { alert: 500, limit: null }),
  /** For what consent can be asked. */
  'privacy.purposes': setting(purposes, fallbackPurposes),
  /** How long what identifies people is kept without need. */
  'privacy.retention': setting(retention, { importDays: 30, inactiveMonths: null }),
  /** How many rows one export may take out; 1,048,575 rows is what a sheet holds. */
  'export.most-rows': setting(z.int().min(100).max(1_000_000), 1_000_000),
  /** How large a file of a customer may be; ZHIKE_MAX_UPLOAD_MB holds whatever this says. */
  'files.most-megabytes': setting(z.int().min(1).max(2000), 50),
  /** How many rows of all lists together a person may take out in a day of the company; null = no limit. */
  'export.most-rows-a-day': setting(z.int().min(100).max(100_000_000).nullable(), null),
  /** From how many rows on a job makes the file. */
  'export.background-rows': setting(z.int().min(100).max(1_000_000), 20_000),
  /** How long a file is kept for whoever asked for it. */
  'export.keep-hours': setting(z.int().min(1).max(720), 72),
  /** What one customer can be to another, with a word for each direction. */
  'relations.kinds': setting(relationKinds, fallbackRelationKinds),
  /** So many days ahead Today tells of birthdays and anniversaries; 0 = not at all. */
  'today.special-days': setting(z.int().min(0).max(60), 7),
  /** What counts how much for the completeness of customers; a job brings lists up to it. */
  'completeness.weights': setting(knowledgeWeights, publishedWeights),
  /** What makes two customers look like one. */
  'duplicates.rules': setting(duplicateRules, fallbackRules),
} as const

export type SettingKey = keyof typeof settings
export type SettingValue<Key extends SettingKey> = z.output<(typeof settings)[Key]['schema']>

export const settingKeys = Object.keys(settings) as [SettingKey, ...SettingKey[]]
