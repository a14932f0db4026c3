import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { removeView } from './queries.ts'
import { requireChangeable } from './require-changeable.ts'

/** Lists that opened with it open as usual again. */
export async function deleteView(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'customer.read')
  await transaction(ctx, async (ctx) => {
    const { name, definition, isForEverybody, personIds, departmentIds, roles } = await requireChangeable(ctx, id)
    await removeView(ctx, id)
    await writeAudit(ctx, {
      action: 'view.delete',
      subjectType: 'view',
      subjectId: id,
      before: { name, definition, sharing: { everybody: isForEverybody, personIds, departmentIds, roles } },
    })
  })
}
