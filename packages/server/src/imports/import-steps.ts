import type { ImportKind } from '@zhike/core/imports/kinds'
import type { Context } from '../platform/context/context.ts'
import { applyCombined } from './apply-combined.ts'
import { applyCustomers } from './apply-customers.ts'
import { applyOrders } from './apply-orders.ts'
import { decideCombined } from './decide-combined.ts'
import { decideCustomers } from './decide-customers.ts'
import { decideOrders } from './decide-orders.ts'
import { applyConsents, decideConsents } from './import-consents.ts'
import { applyContacts, decideContacts } from './import-contacts.ts'
import { applyDepartmentsFile, decideDepartmentsFile } from './import-departments.ts'
import { applyFollowUps, decideFollowUps } from './import-follow-ups.ts'
import { applyPeopleFile, decidePeopleFile } from './import-people.ts'
import type { ImportRun } from './import-run.ts'

interface ImportSteps {
  /** Fills import_decisions; writes nothing else. */
  decide(ctx: Context, run: ImportRun): Promise<void>
  /** Writes what was decided, in the same transaction. */
  apply(ctx: Context, run: ImportRun): Promise<void>
}

export const importSteps: Record<ImportKind, ImportSteps> = {
  departments: { decide: decideDepartmentsFile, apply: applyDepartmentsFile },
  people: { decide: decidePeopleFile, apply: applyPeopleFile },
  customers: { decide: decideCustomers, apply: applyCustomers },
  contacts: { decide: decideContacts, apply: applyContacts },
  orders: { decide: decideOrders, apply: applyOrders },
  combined: { decide: decideCombined, apply: applyCombined },
  'follow-ups': { decide: decideFollowUps, apply: applyFollowUps },
  consents: { decide: decideConsents, apply: applyConsents },
}
