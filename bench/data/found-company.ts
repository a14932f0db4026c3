import { createCustomField } from '@zhike/server/src/custom-fields/create-custom-field.ts'
import { createDefaultOwnership } from '@zhike/server/src/ownership/create-default-ownership.ts'
import { systemContext } from '@zhike/server/src/platform/context/system-context.ts'
import { createDatabase } from '@zhike/server/src/platform/database/connect.ts'
import { seedReferenceData } from '@zhike/server/src/reference/seed-reference-data.ts'
import { fieldDefinitions } from './custom-fields.ts'
import { benchServices } from '../lib/services.ts'
import { loadPeople } from './load-people.ts'

/** An empty, migrated database becomes a company with people, reference data, pools, its first rule and its fields. */
export async function foundCompany(ownerUrl: string, people: number): Promise<void> {
  const { db, pool, close } = createDatabase(ownerUrl, { applicationName: 'bench company', maxConnections: 2 })
  try {
    await seedReferenceData(db)
    await loadPeople(pool, people)
    const ctx = await systemContext(benchServices(db, ''), 'bench', 'cli')
    await createDefaultOwnership(ctx)
    for (const definition of fieldDefinitions) await createCustomField(ctx, definition)
  } finally {
    await close()
  }
}
