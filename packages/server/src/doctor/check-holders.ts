import { createDatabase } from '../platform/database/connect.ts'
import type { OpenDatabase } from '../platform/database/open-database.ts'
import { failure, type Finding, ok } from './finding.ts'
import { countOtherHolders } from './holder-queries.ts'

/** Whether lists are shown the holders that the open tenures name. */
export async function checkHolders(database: OpenDatabase): Promise<Finding> {
  const { db, close } = createDatabase(database.ownerUrl, { applicationName: 'zhike doctor', maxConnections: 1 })
  try {
    const others = await countOtherHolders(db)
    if (others === 0) return ok('holders', 'lists and tenures name the same holders')
    return failure(
      'holders',
      `${others} customers stand in lists under another holder than their open tenure names`,
      'Tenures were written past Zhike with its triggers off. What tenures say counts; tonight’s run sets the lists right.',
    )
  } finally {
    await close()
  }
}
