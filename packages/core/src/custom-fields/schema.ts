import { z } from 'zod'
import { customerKinds, tiers } from '../customers/fields.ts'
import { filePreviews } from '../files/file-type.ts'
import { id, instant, optionalText, requiredText } from '../kernel/schemas.ts'
import { customFieldTypes, customRecords } from './field-kinds.ts'
import { keyPattern } from './make-key.ts'

export const customRecord = z.enum(customRecords)
export const customFieldType = z.enum(customFieldTypes).meta({
  description:
    'date and region are ISO day and GB/T 2260 code; person and customer are ids, file is the id that uploadFieldFile answered; money is a decimal string',
})

export const customValue = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
  .meta({ id: 'CustomValue' })
/**
 * What records answer: filled fields that the caller may see, by key. Described, but not checked value by value: of a
 * page of fifty customers with twenty fields that takes longer than all the rest of the answer.
 */
export const customValues = z.unknown().meta({
  type: 'object',
  additionalProperties: {
    anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }],
  },
}) as unknown as z.ZodType<Record<string, z.output<typeof customValue>>>
/** The files that fields hold, by the ids that stand as their values. */
export const heldFiles = z.record(
  z.string(),
  z
    .object({
      name: z.string(),
      contentType: z.string(),
      byteSize: z.int(),
      preview: z.enum(filePreviews).nullable().meta({ description: 'how it may be shown; null = only to download' }),
    })
    .meta({ id: 'HeldFile' }),
)
export type HeldFiles = z.output<typeof heldFiles>

/** What is sent: null empties, absent keys stay as they are. Each is checked by its field's type. */
export const customInput = z
  .record(
    z.string().max(60),
    z.union([z.string().max(10_100), z.number(), z.boolean(), z.array(z.string().max(60)).max(200), z.null()]),
  )
  .meta({ id: 'CustomInput', description: 'Fields of the company’s own, by key; null empties' })
export type CustomInput = z.output<typeof customInput>

const tierOrNone = z.enum([...tiers, 'none'])

export const customOption = z.object({
  key: z.string(),
  label: z.string(),
  isRetired: z.boolean(),
})

/** ready · filling: values are being gathered, meanwhile answers are right but slower · failed: see fillProblem. */
export const fillStates = ['ready', 'filling', 'failed'] as const

export const customField = z
  .object({
    id,
    version: z.int(),
    record: customRecord,
    key: z.string(),
    type: customFieldType,
    label: z.string(),
    help: z.string().nullable(),
    section: z.string().nullable(),
    position: z.int(),
    isRequired: z.boolean(),
    isUnique: z.boolean(),
    isIndexed: z.boolean(),
    inList: z.boolean().meta({ description: 'stands as a column of the list, until somebody chooses columns' }),
    fallback: customValue.nullable().meta({ description: 'what new records get' }),
    options: z.array(customOption),
    kinds: z.array(z.enum(customerKinds)).meta({ description: 'of such customers only; empty = of all' }),
    tiers: z.array(tierOrNone).meta({ description: 'of such customers only; empty = of all' }),
    roles: z.array(z.string()).meta({ description: 'for these roles only; empty = for everybody' }),
    isSortable: z.boolean(),
    fillState: z.enum(fillStates),
    fillProblem: z
      .object({ code: z.string(), value: z.string(), count: z.int() })
      .nullable()
      .meta({ description: 'a value that two records share, which hinders uniqueness' }),
    deletedAt: instant.nullable(),
  })
  .meta({ id: 'CustomField' })
export type CustomField = z.output<typeof customField>

const optionInput = z.strictObject({
  /** Absent: made from the label. */
  key: z.string().regex(keyPattern).optional(),
  label: requiredText(100),
  isRetired: z.boolean().default(false),
})
export type OptionInput = z.output<typeof optionInput>

const definition = {
  label: requiredText(60),
  help: optionalText(300),
  section: optionalText(60),
  isRequired: z.boolean().optional(),
  isUnique: z.boolean().optional(),
  isIndexed: z.boolean().optional(),
  inList: z.boolean().optional(),
  fallback: z.unknown().optional(),
  options: z.array(optionInput).max(200).optional(),
  kinds: z.array(z.enum(customerKinds)).max(2).optional(),
  tiers: z.array(tierOrNone).max(4).optional(),
  roles: z.array(z.string().min(1).max(64)).max(60).optional(),
}

export const createCustomFieldBody = z.strictObject({
  record: customRecord,
  type: customFieldType,
  /** Absent: made from the label. It never changes and is never given to another field. */
  key: z.string().regex(keyPattern).optional(),
  ...definition,
})
export type CreateCustomFieldInput = z.output<typeof createCustomFieldBody>

export const patchCustomFieldBody = z.strictObject({ ...definition, label: requiredText(60).optional() })
export type PatchCustomFieldInput = z.output<typeof patchCustomFieldBody>

export const listCustomFieldsQuery = z.object({
  record: customRecord.optional(),
  deleted: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'the deleted ones instead; for whoever manages fields' }),
})

export const arrangeCustomFieldsBody = z.strictObject({
  record: customRecord,
  /** Every field of the record in its order; each with the section it stands in. */
  fields: z.array(z.strictObject({ id, section: optionalText(60) })).max(500),
})
export type ArrangeCustomFieldsInput = z.output<typeof arrangeCustomFieldsBody>

export const customFieldUsage = z.object({
  values: z.int().meta({ description: 'how many records have a value' }),
})

/** Said when a list took long and no index served a field of the company's own. */
export const slowFields = z
  .object({ milliseconds: z.int(), fields: z.array(z.object({ id, key: z.string(), label: z.string() })) })
  .nullable()
export type SlowFields = z.output<typeof slowFields>
