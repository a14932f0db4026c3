import { erasedLabel } from '@zhike/core/privacy/erased-label'
import type { ErasurePreview, PersonRef } from '@zhike/core/privacy/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { countHeld } from './count-queries.ts'
import { countSharedKeys, selectIdentifyingValues } from './person-queries.ts'
import { requirePerson } from './require-person.ts'
import { searchTerms } from './search-terms.ts'

/** What an erasure would take away and what would stay, without changing anything. */
export async function previewErasure(ctx: Context, ref: PersonRef): Promise<ErasurePreview> {
  requirePermission(ctx, 'privacy.manage')
  const person = await requirePerson(ctx, ref)
  const { followUps, files, contacts, consents, audit, orders, tenures } = await countHeld(ctx, ref)
  const { keys } = searchTerms(await selectIdentifyingValues(ctx, ref))
  const isWhole = ref.contactId === null
  return {
    subject: person.name,
    label: erasedLabel(ref.contactId ?? ref.customerId, ctx.company.locale),
    erased: { contacts, followUps, files, consents, audit },
    kept: {
      ...(isWhole ? { orders, tenures } : {}),
      otherCustomers: await countSharedKeys(ctx, ref.customerId, keys),
    },
  }
}
