import { createDefaultOwnership } from '@zhike/server/src/ownership/create-default-ownership.ts'
import { systemContext } from '@zhike/server/src/platform/context/system-context.ts'
import { createDatabase } from '@zhike/server/src/platform/database/connect.ts'
import { seedReferenceData } from '@zhike/server/src/reference/seed-reference-data.ts'
import { benchServices } from '../lib/services.ts'
import { loadPeople } from './load-people.ts'

/** An empty, migrated database becomes a company with people, reference data, pools and its first rule. */
export async function foundCompany(ownerUrl: string, people: number): Promise<void> {
  const { db, pool, close } = createDatabase(ownerUrl, { applicationName: 'bench company', maxConnections: 2 })
  try {
    await seedReferenceData(db)
    await loadPeople(pool, people)
    await createDefaultOwnership(await systemContext(benchServices(db, ''), 'bench', 'cli'))
  } finally {
    await close()
  }
}
