import type { Context } from '../platform/context/context.ts'
import { checkCustomValues } from './check-custom-values.ts'
import {
  beginPart,
  completeNames,
  countPart,
  decideRows,
  findLostParts,
  makeCombinedReferences,
  makeCombinedRows,
  makeContactRows,
  makeCustomerRows,
  makeOrderRows,
  namePartsOfProblems,
  putAside,
  spreadCustomerProblems,
} from './combined-queries.ts'
import { insertContactDecisions, makeStagedContacts, matchContacts } from './contact-queries.ts'
import { countKeptHolders, insertCustomerDecisions, makeStagedCustomers } from './customer-decide-queries.ts'
import { decideStagedCustomers } from './decide-customers.ts'
import { decideStagedOrders } from './decide-orders.ts'
import { insertRefusals } from './decision-queries.ts'
import { makeHolders } from './holder-queries.ts'
import type { ImportRun } from './import-run.ts'
import { insertOrderDecisions, makeStagedOrders } from './order-decide-queries.ts'

/**
 * Decides a file whose rows carry a customer, a contact and an order: each part by the keys and rules of its own kind. A
 * row comes in whole or not at all; a customer or contact does when one of its rows does.
 */
export async function decideCombined(ctx: Context, run: ImportRun): Promise<void> {
  const { importId, options } = run
  await run.step('deciding', 0.1)
  await makeHolders(ctx)
  await makeCombinedRows(ctx, importId)
  await makeCustomerRows(ctx, importId)
  await makeStagedCustomers(ctx, importId, 'customer_rows')
  await decideStagedCustomers(ctx, run)
  await completeNames(ctx)
  await spreadCustomerProblems(ctx)
  await makeCombinedReferences(ctx)

  await run.step('deciding', 0.85)
  await beginPart(ctx, 'contact')
  await makeContactRows(ctx, importId)
  await makeStagedContacts(ctx, importId, 'contact_rows')
  await matchContacts(ctx, options.existing)
  await checkCustomValues(ctx, 'contact')

  await run.step('deciding', 0.9)
  await beginPart(ctx, 'order')
  await makeOrderRows(ctx, importId)
  await makeStagedOrders(ctx, importId, 'order_rows')
  await decideStagedOrders(ctx, run)

  await namePartsOfProblems(ctx)
  await insertRefusals(ctx, importId)
  await findLostParts(ctx)
  await insertCustomerDecisions(ctx, 'lost_customers')
  if (options.owner.by === 'column') run.counts.holdersKept = await countKeptHolders(ctx)
  await putAside(ctx, 'customers')
  await insertContactDecisions(ctx, 'lost_contacts')
  await putAside(ctx, 'contacts')
  await insertOrderDecisions(ctx)
  await putAside(ctx, 'orders')
  await decideRows(ctx)
  run.counts.parts = {
    customers: await countPart(ctx, 'customers'),
    contacts: await countPart(ctx, 'contacts'),
    orders: await countPart(ctx, 'orders'),
  }
}
