import { isMutual } from '@zhike/core/customer-relations/kinds'
import { relatedToItself, tooManyRelations } from '@zhike/core/customer-relations/problems'
import { mostRelations, type CreateRelationInput, type CustomerRelation } from '@zhike/core/customer-relations/schema'
import { newId } from '@zhike/core/kernel/ids'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { onlyOnce, refuseBackwards, refuseUnknownKind } from './check-relation.ts'
import { noteRelation } from './note-relation.ts'
import { presentRelation } from './present-relation.ts'
import { countRelations, insertRelation, selectName } from './relation-queries.ts'
import { requireRelation } from './require-relation.ts'

/** Records what another customer, whom the actor has to see, is to this one. */
export async function createCustomerRelation(
  ctx: Context,
  customerId: string,
  { otherId, kind, otherIs, note = null, since = null, until = null }: CreateRelationInput,
): Promise<CustomerRelation> {
  requirePermission(ctx, 'customer.update')
  let name = ''
  const create = () =>
    transaction(ctx, async (ctx) => {
      const mine = (await requireCustomer(ctx, customerId, 'customer.update', { lock: true })).id
      const other = (await requireCustomer(ctx, otherId)).id
      name = await selectName(ctx, other)
      if (mine === other) throw relatedToItself({ name })
      const kinds = await readSetting(ctx, 'relations.kinds')
      refuseUnknownKind(kinds, kind)
      const values = { kind, note, since, until }
      refuseBackwards(values)
      const count = await countRelations(ctx, mine)
      if (count >= mostRelations) throw tooManyRelations({ count })
      const isFirst = isMutual(kinds, kind) ? mine < other : otherIs === 'second'
      const id = newId()
      await insertRelation(ctx, { id, firstId: isFirst ? mine : other, secondId: isFirst ? other : mine }, values)
      await noteRelation(ctx, [mine, other], null, values)
      return presentRelation(await requireRelation(ctx, mine, id), true)
    })
  return onlyOnce(() => name, create)
}
