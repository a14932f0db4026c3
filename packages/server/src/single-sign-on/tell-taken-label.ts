import { providerLabelTaken } from '@zhike/core/single-sign-on/problems'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'

/** Two buttons with the same words could not be told apart. */
export async function tellTakenLabel<T>(label: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isUniqueViolation(error, 'identity_providers_label')) throw providerLabelTaken({ value: label })
    throw error
  }
}
