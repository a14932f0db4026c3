import { lostUpdate } from '@zhike/core/kernel/problems'
import { viewNameTaken } from '@zhike/core/saved-views/problems'
import type { SavedView, ViewPatch, ViewSharing } from '@zhike/core/saved-views/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkDefinition } from './check-definition.ts'
import { checkSharing } from './check-sharing.ts'
import { nameOnce } from './create-view.ts'
import { getView } from './get-view.ts'
import { isNameTaken, replaceShares, saveView } from './queries.ts'
import { requireChangeable } from './require-changeable.ts'

/** Whoever may change a view; taking a share away needs no more than that, adding one needs view.share. */
export async function updateView(ctx: Context, id: string, patch: ViewPatch, version: number): Promise<SavedView> {
  requirePermission(ctx, 'customer.read')
  if (patch.definition) await checkDefinition(ctx, patch.definition)
  return nameOnce(patch.name ?? '', () =>
    transaction(ctx, async (ctx) => {
      const row = await requireChangeable(ctx, id)
      if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
      const { personIds, departmentIds, roles, isForEverybody } = row
      const sharing: ViewSharing = { everybody: isForEverybody, personIds, departmentIds, roles }
      const before = { name: row.name, definition: row.definition, sharing }
      const after = {
        name: patch.name ?? row.name,
        definition: patch.definition ?? row.definition,
        sharing: patch.sharing ? sorted(patch.sharing) : sharing,
      }
      const changes = changedFields(before, after)
      if (Object.keys(changes.after).length === 0) return getView(ctx, id)
      if (changes.after['sharing'] && !isNarrower(sharing, after.sharing)) await checkSharing(ctx, after.sharing)
      if (await isNameTaken(ctx, row.ownerId, after.name, id)) throw viewNameTaken({ name: after.name })
      await saveView(ctx, id, {
        name: after.name,
        definition: after.definition as ViewPatch['definition'] & object,
        isForEverybody: after.sharing.everybody,
      })
      await replaceShares(ctx, id, after.sharing)
      await writeAudit(ctx, { action: 'view.update', subjectType: 'view', subjectId: id, ...changes })
      return getView(ctx, id)
    }),
  )
}

function sorted({ everybody, personIds, departmentIds, roles }: ViewSharing): ViewSharing {
  const once = (list: readonly string[]) => [...new Set(list)].sort()
  return { everybody, personIds: once(personIds), departmentIds: once(departmentIds), roles: once(roles) }
}

function isNarrower(before: ViewSharing, after: ViewSharing): boolean {
  const within = (key: 'personIds' | 'departmentIds' | 'roles') => after[key].every((one) => before[key].includes(one))
  return (before.everybody || !after.everybody) && within('personIds') && within('departmentIds') && within('roles')
}
