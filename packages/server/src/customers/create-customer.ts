import { emptyFacts, tidyFacts, type CustomerFacts } from '@zhike/core/customers/customer-facts'
import { keysOf } from '@zhike/core/customers/customer-keys'
import type { CreateCustomerInput, Customer } from '@zhike/core/customers/schema'
import { newId } from '@zhike/core/kernel/ids'
import { searchTokens } from '@zhike/core/search/search-tokens'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { explainTakenValues } from '../custom-fields/explain-taken-value.ts'
import { prepareValues } from '../custom-fields/prepare-values.ts'
import { attachFieldFiles } from '../files/attach-field-files.ts'
import { insertFirstContacts } from '../contacts/insert-first-contacts.ts'
import { openFirstTenures } from '../ownership/open-first-tenures.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { chooseFirstHolder } from './choose-first-holder.ts'
import { insertCustomer } from './customer-queries.ts'
import { loadCustomer } from './load-customer.ts'
import { refreshKeys } from './refresh-keys.ts'
import { questionOf, refuseLikelyDuplicates } from './refuse-likely-duplicates.ts'
import { explainTakenKeys, refuseTakenKeys } from './refuse-taken-keys.ts'

export async function createCustomer(ctx: Context, input: CreateCustomerInput): Promise<Customer> {
  requirePermission(ctx, 'customer.create')
  const { contacts = [], assignTo, custom: givenCustom, evenIfDuplicate = false, ...given } = input
  let values: CustomValues = {}
  let ofContacts: CustomValues[] = []
  const facts = tidyFacts({ ...emptyFacts, ...withoutUndefined(given) })
  const keys = () => keysOf(facts, contacts)
  const create = () =>
    transaction(ctx, async (ctx) => {
      const holder = await chooseFirstHolder(ctx, assignTo)
      await refuseTakenKeys(ctx, keys(), null)
      const question = questionOf(facts, contacts)
      const known = { after: question, before: null, customerId: null, isKnown: evenIfDuplicate }
      const likelyDuplicates = await refuseLikelyDuplicates(ctx, known)
      const custom = await prepareValues(ctx, 'customer', {
        before: {},
        given: givenCustom,
        customer: { kind: facts.kind, tier: null },
        isNew: true,
        rules: {},
      })
      values = custom.values
      const id = newId()
      await insertCustomer(ctx, { ...facts, id, searchTokens: searchTokens(facts), custom: values })
      await attachFieldFiles(ctx, { customerId: id }, custom.files)
      await insertFirstContacts(ctx, id, { kind: facts.kind, tier: null }, contacts, (all) => (ofContacts = all))
      await refreshKeys(ctx, id, facts)
      await openFirstTenures(ctx, { customers: [{ customerId: id, ...holder }] })
      await writeAudit(ctx, {
        action: 'customer.create',
        subjectType: 'customer',
        subjectId: id,
        customerId: id,
        summary: { contacts: contacts.length, ...(likelyDuplicates > 0 ? { likelyDuplicates } : {}) },
        after: { ...facts, ...custom.after },
      })
      await emitEvent(ctx, 'customer.created', { customerId: id })
      // Whoever enters a customer sees the answer, also when the rules gave it to somebody else.
      return loadCustomer(ctx, id, { anyScope: true })
    })
  return explainTakenValues(
    ctx,
    'customer',
    () => values,
    null,
    () =>
      explainTakenValues(
        ctx,
        'contact',
        () => ofContacts,
        null,
        () => explainTakenKeys(ctx, keys, null, create),
      ),
  )
}

function withoutUndefined(given: Omit<CreateCustomerInput, 'contacts' | 'assignTo' | 'custom' | 'evenIfDuplicate'>) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<CustomerFacts> & Pick<CustomerFacts, 'kind' | 'name'>
}
