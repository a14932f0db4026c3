import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import type { Services } from '../platform/context/context.ts'
import { saveIndustries, saveRegions } from './queries.ts'

/** Brings regions and industries up to the program's own lists; may run at every start. */
export async function seedReferenceData(db: Services['db']): Promise<void> {
  await saveRegions(db, regions)
  await saveIndustries(db, industries)
}
