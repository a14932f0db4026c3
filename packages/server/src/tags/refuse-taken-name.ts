import { tagNameTaken } from '@zhike/core/tags/problems'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'

/** Two tags never have one name, whoever comes first. */
export async function refuseTakenName<T>(name: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (isUniqueViolation(error, 'tags_name')) throw tagNameTaken({ name })
    throw error
  }
}
