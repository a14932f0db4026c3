import type { ConsentList } from '@zhike/core/consents/schema'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { selectConsentPeople, selectConsents } from './queries.ts'

export async function listConsents(ctx: Context, customerId: string): Promise<ConsentList> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  return consentsOf(ctx, customerId, await reaches(ctx, 'consent.write', personId, customerId))
}

/** The list of a customer that the caller has been let through to. */
export async function consentsOf(ctx: Context, customerId: string, mayWrite: boolean): Promise<ConsentList> {
  const { customer, contacts } = await selectConsentPeople(ctx, customerId)
  const itself = customer.kind === 'individual' ? [{ contactId: null, name: customer.name }] : []
  return {
    items: await selectConsents(ctx, customerId),
    people: [...itself, ...contacts],
    purposes: await readSetting(ctx, 'privacy.purposes'),
    abilities: { write: mayWrite },
  }
}
