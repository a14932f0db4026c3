import type { Collaborator } from '@zhike/core/collaborators/schema'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentCollaborator } from './present-collaborator.ts'
import { selectCollaborators } from './queries.ts'

export async function listCollaborators(ctx: Context, customerId: string): Promise<{ items: Collaborator[] }> {
  requirePermission(ctx, 'customer.read')
  const { personId } = await requireCustomer(ctx, customerId)
  const mayWrite = personId !== null && (await reaches(ctx, 'customer.collaborate', personId, customerId))
  const rows = await selectCollaborators(ctx, customerId)
  return { items: rows.map((row) => presentCollaborator(ctx, row, mayWrite)) }
}
