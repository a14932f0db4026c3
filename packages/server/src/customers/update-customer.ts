import { tidyFacts, type CustomerFacts } from '@zhike/core/customers/customer-facts'
import { keysOf } from '@zhike/core/customers/customer-keys'
import { holderNotEditable } from '@zhike/core/customers/problems'
import type { Customer, PatchCustomerInput } from '@zhike/core/customers/schema'
import { lostUpdate } from '@zhike/core/kernel/problems'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { conditionName, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { prepareValues } from '../custom-fields/prepare-values.ts'
import { attachFieldFiles } from '../files/attach-field-files.ts'
import { fieldView, requireEditable, rulesFor } from '../platform/access/field-rules.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { selectCustom, selectFacts, updateFacts } from './customer-queries.ts'
import { selectReachable } from './key-queries.ts'
import { loadCustomer } from './load-customer.ts'
import { refreshKeys } from './refresh-keys.ts'
import { questionOf, refuseLikelyDuplicates, tellsAnew } from './refuse-likely-duplicates.ts'
import { explainTakenKeys, refuseTakenKeys } from './refuse-taken-keys.ts'

export async function updateCustomer(
  ctx: Context,
  customerId: string,
  version: number,
  input: PatchCustomerInput,
): Promise<Customer> {
  requirePermission(ctx, 'customer.update')
  const { holder, holderPersonId, holderPoolId, custom: givenCustom, evenIfDuplicate = false, ...patch } = input
  let values: CustomValues = {}
  let keys: ReturnType<typeof keysOf> = []
  const update = () =>
    transaction(ctx, async (ctx) => {
      const { version: current, personId } = await requireCustomer(ctx, customerId, 'customer.update', { lock: true })
      if ([holder, holderPersonId, holderPoolId].some((given) => given !== undefined)) throw holderNotEditable()
      if (current !== version) throw lostUpdate({ current, yours: version })
      const before = await selectFacts(ctx, customerId)
      const after = tidyFacts(merge(before, patch))
      const rules = rulesFor(await fieldView(ctx), personId)
      const { custom: storedCustom, tier } = await selectCustom(ctx, customerId)
      const custom = await prepareValues(ctx, 'customer', {
        before: storedCustom,
        given: givenCustom,
        customer: { kind: after.kind, tier },
        isNew: false,
        rules,
        owner: { customerId },
      })
      values = custom.values
      const own = changedFields({ ...before }, { ...after })
      const changes = { before: { ...own.before, ...custom.before }, after: { ...own.after, ...custom.after } }
      const fields = [...Object.keys(own.after), ...custom.changed.map(conditionName)]
      if (fields.length === 0) return loadCustomer(ctx, customerId)
      requireEditable(rules, 'customer', fields)
      const contacts = await selectReachable(ctx, customerId)
      keys = keysOf(after, contacts)
      await refuseTakenKeys(ctx, keys, customerId)
      const likelyDuplicates = !tellsAnew(fields)
        ? 0
        : await refuseLikelyDuplicates(ctx, {
            after: questionOf(after, contacts),
            before: questionOf(before, contacts),
            customerId,
            isKnown: evenIfDuplicate,
          })
      await updateFacts(ctx, customerId, version, { ...after, searchTokens: searchTokens(after), custom: values })
      await attachFieldFiles(ctx, { customerId }, custom.files)
      await refreshKeys(ctx, customerId, after)
      await writeAudit(ctx, {
        action: 'customer.update',
        subjectType: 'customer',
        subjectId: customerId,
        customerId,
        summary: { fields, ...(likelyDuplicates > 0 ? { likelyDuplicates } : {}) },
        ...changes,
      })
      await emitEvent(ctx, 'customer.updated', { customerId, fields })
      return loadCustomer(ctx, customerId)
    })
  const explained = () => explainTakenKeys(ctx, () => keys, customerId, update)
  return explainTakenValues(ctx, 'customer', () => values, customerId, explained)
}

/** Absent fields stay, null empties. */
function merge(before: CustomerFacts, patch: Partial<Record<keyof CustomerFacts, string | null | undefined>>) {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  return { ...before, ...given } as CustomerFacts
}
