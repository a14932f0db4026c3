import { z } from 'zod'
import { mergeRules } from '@zhike/core/merges/choose-fields'
import { mostMerged } from '@zhike/core/merges/schema'

// What the address of the page holds. Hand-edited nonsense is dropped, never an error.

const uuid = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'

export const mergeSearch = z.object({
  /** Customers to be compared, divided by commas. */
  ids: z.coerce
    .string()
    .regex(new RegExp(`^${uuid}(,${uuid}){0,${mostMerged - 1}}$`))
    .optional()
    .catch(undefined),
  survivor: z.uuid().optional().catch(undefined),
  rule: z.enum(mergeRules).optional().catch(undefined),
  /** A merge that was ordered: its progress and what came of it. */
  merge: z.uuid().optional().catch(undefined),
})
export type MergeSearch = z.output<typeof mergeSearch>
