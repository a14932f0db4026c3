import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import type { Kysely } from 'kysely'
import type { Database } from '../platform/database/generated/database-types.ts'
import { saveIndustries, saveRegions } from './queries.ts'

/** Brings regions and industries up to the program's own lists; may run at every start. */
export async function seedReferenceData(db: Kysely<Database>): Promise<void> {
  await saveRegions(db, regions)
  await saveIndustries(db, industries)
}
