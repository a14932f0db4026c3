import type { CustomerKey } from '@zhike/core/customers/customer-keys'
import {
  creditCodeTaken,
  creditCodeTakenElsewhere,
  externalIdTaken,
  externalIdTakenElsewhere,
} from '@zhike/core/customers/problems'
import type { Context } from '../platform/context/context.ts'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'
import { selectKeyOwners } from './key-queries.ts'

/** Refuses an external id or credit code of another customer, named only where the actor may see it. */
export async function refuseTakenKeys(
  ctx: Context,
  keys: readonly CustomerKey[],
  except: string | null,
): Promise<void> {
  const unique = keys.filter((key) => key.kind === 'externalId' || key.kind === 'creditCode')
  if (unique.length === 0) return
  const [owner] = await selectKeyOwners(ctx, unique, except)
  if (!owner) return
  const params = { value: owner.value, ...(owner.isVisible ? { name: owner.name } : {}) }
  if (owner.kind === 'externalId') throw owner.isVisible ? externalIdTaken(params) : externalIdTakenElsewhere(params)
  throw owner.isVisible ? creditCodeTaken(params) : creditCodeTakenElsewhere(params)
}

/** Runs a write; when another one takes a key at the same moment, says so like refuseTakenKeys. */
export async function explainTakenKeys<T>(
  ctx: Context,
  keys: () => readonly CustomerKey[],
  except: string | null,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!ctx.inTransaction && isUniqueViolation(error, 'customer_keys_unique'))
      await refuseTakenKeys(ctx, keys(), except)
    throw error
  }
}
