import { noDemo } from '@zhike/core/demo/problems'
import type { DatabaseHandle } from '../platform/database/connect.ts'
import { findDemoMark, removeDemoRows } from './queries.ts'

/**
 * Takes the demo company away and leaves what was there before: an installation that waits for its first run, or the company
 * with its own people. Everything entered into the demo goes with it. Needs the owner's connection.
 */
export async function removeDemo(ownerDb: DatabaseHandle['db']): Promise<{ companyRemains: boolean }> {
  const mark = await findDemoMark(ownerDb)
  if (!mark) throw noDemo()
  await removeDemoRows(ownerDb, mark)
  return { companyRemains: !mark.isOwnCompany }
}
