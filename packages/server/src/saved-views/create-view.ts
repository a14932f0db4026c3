import { newId } from '@zhike/core/kernel/ids'
import { notSignedIn } from '@zhike/core/kernel/problems'
import { tooManyViews, viewNameTaken } from '@zhike/core/saved-views/problems'
import { mostViews, privateView, type NewView, type SavedView } from '@zhike/core/saved-views/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'
import { checkDefinition } from './check-definition.ts'
import { checkSharing } from './check-sharing.ts'
import { getView } from './get-view.ts'
import { countViewsOf, insertView, isNameTaken, replaceShares } from './queries.ts'

export async function createView(ctx: Context, input: NewView): Promise<SavedView> {
  requirePermission(ctx, 'customer.read')
  const ownerId = ctx.actor.personId
  if (!ownerId) throw notSignedIn()
  const { name, definition, sharing = privateView } = input
  await checkDefinition(ctx, definition)
  await checkSharing(ctx, sharing)
  const id = newId()
  return nameOnce(name, () =>
    transaction(ctx, async (ctx) => {
      if ((await countViewsOf(ctx, ownerId)) >= mostViews) throw tooManyViews({ most: mostViews })
      if (await isNameTaken(ctx, ownerId, name, id)) throw viewNameTaken({ name })
      await insertView(ctx, { id, ownerId, name, definition, isForEverybody: sharing.everybody })
      await replaceShares(ctx, id, sharing)
      await writeAudit(ctx, {
        action: 'view.create',
        subjectType: 'view',
        subjectId: id,
        after: { name, definition, sharing },
      })
      return getView(ctx, id)
    }),
  )
}

/** Two who save the same name at the same moment: the second is told like the one who comes later. */
export async function nameOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'saved_views_name')) throw viewNameTaken({ name })
    throw error
  }
}
