import type { CreateCustomerInput } from '@zhike/core/customers/schema'
import { notAllowed } from '@zhike/core/kernel/problems'
import { nobodyToAssignTo } from '../ownership/nobody-to-assign-to.ts'
import type { FirstHolder } from '../ownership/open-first-tenures.ts'
import { requirePool } from '../ownership/require-pool.ts'
import { reaches } from '../platform/access/scoped-customers.ts'
import { may, type Context } from '../platform/context/context.ts'

/** Whoever enters a customer holds it, unless it is given to the rules, a pool, or a person in reach. */
export async function chooseFirstHolder(
  ctx: Context,
  assignTo: CreateCustomerInput['assignTo'],
): Promise<Omit<FirstHolder, 'customerId'>> {
  const me = ctx.actor.personId
  const kind = assignTo?.kind ?? (me ? 'me' : 'rules')
  if (assignTo?.kind === 'pool') {
    const pool = await requirePool(ctx, assignTo.poolId)
    return { poolId: pool.id, reasonCode: 'created' }
  }
  if (assignTo?.kind === 'person' && assignTo.personId !== me) {
    if (!may(ctx, 'customer.assign')) throw notAllowed({ action: 'customer.assign' })
    if (!(await reaches(ctx, 'customer.assign', assignTo.personId, null)))
      throw await nobodyToAssignTo(ctx, assignTo.personId)
    return { personId: assignTo.personId, reasonCode: 'created' }
  }
  return { personId: kind === 'rules' ? null : me, reasonCode: 'created' }
}
