import { valueTaken, valueTakenElsewhere, valueTwice } from '@zhike/core/custom-fields/problems'
import type { CustomRecord, CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Context } from '../platform/context/context.ts'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'
import { selectTaken } from './taken-queries.ts'
import { fieldsOfRecord } from './visible-fields.ts'

/** Runs a write; when the database says that a unique value is another record's, says whose, where it may be known. */
export async function explainTakenValues<T>(
  ctx: Context,
  record: CustomRecord,
  values: () => CustomValues | readonly CustomValues[],
  except: string | null,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (ctx.inTransaction || !isUniqueViolation(error, 'custom_keys_unique')) throw error
    const unique = (await fieldsOfRecord(ctx, record)).filter((field) => field.isUnique)
    for (const one of [values()].flat()) {
      const taken = await selectTaken(ctx, unique, one, except)
      if (!taken) continue
      const field = unique.find(({ id }) => id === taken.fieldId) as CustomField
      const params = { label: field.label, value: String(one[field.key] ?? '').slice(0, 100) }
      throw taken.isVisible ? valueTaken({ ...params, name: taken.name }) : valueTakenElsewhere(params)
    }
    // Nobody else's: two records that were sent together share it.
    const shared = unique.find((field) => [values()].flat().filter((one) => one[field.key] !== undefined).length > 1)
    throw shared ? valueTwice({ label: shared.label }) : error
  }
}
