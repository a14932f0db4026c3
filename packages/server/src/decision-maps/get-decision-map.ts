import type { DecisionMap } from '@zhike/core/decision-maps/schema'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectPeople, selectTies } from './map-queries.ts'

export async function getDecisionMap(ctx: Context, customerId: string): Promise<DecisionMap> {
  requirePermission(ctx, 'customer.read')
  const { id, personId } = await requireCustomer(ctx, customerId)
  return {
    people: await selectPeople(ctx, id),
    ties: await selectTies(ctx, id),
    abilities: { update: await reaches(ctx, 'contact.write', personId, id) },
  }
}
