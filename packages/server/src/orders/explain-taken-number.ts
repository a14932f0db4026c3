import { orderNumberTaken } from '@zhike/core/orders/problems'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'

/** Runs a write of an order; its number may be another order's of the same customer. */
export async function explainTakenNumber<T>(number: () => string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'orders_number')) throw orderNumberTaken({ number: number() })
    throw error
  }
}
