import type { RoleKey } from '@zhike/core/access/roles'
import { contactInput } from '@zhike/core/contacts/schema'
import { patchCustomerBody } from '@zhike/core/customers/schema'
import { createFollowUpBody } from '@zhike/core/follow-ups/schema'
import { createContact } from '../contacts/create-contact.ts'
import { deleteContact } from '../contacts/delete-contact.ts'
import { updateCustomer } from '../customers/update-customer.ts'
import { createFollowUp } from '../follow-ups/create-follow-up.ts'
import { deleteFollowUp } from '../follow-ups/delete-follow-up.ts'
import type { Context } from '../platform/context/context.ts'
import { personActor } from '../platform/auth/person-actor.ts'
import { signInAs } from './demo-words.ts'
import { changes, mistakes } from './history-words.ts'
import { selectLargest } from './queries.ts'

/** Somebody changed a customer, somebody else changed it again, and something was deleted by mistake. */
export async function addHistory(ctx: Context, personId: (name: string) => string): Promise<void> {
  const rep = as(ctx, personId, signInAs['account-manager'], 'account-manager')
  const lead = as(ctx, personId, signInAs['team-lead'], 'team-lead')
  const customerId = (await selectLargest(ctx, personId(signInAs['account-manager']), changes.place)).at(-1)
  if (!customerId) return
  const [first, second] = changes.made.map((patch) => patchCustomerBody.parse(patch))
  if (!first || !second) return
  const { version } = await updateCustomer(rep, customerId, 1, first)
  await updateCustomer(lead, customerId, version, second)
  const contact = await createContact(rep, customerId, contactInput.parse(mistakes.contact))
  await deleteContact(rep, customerId, contact.id)
  const followUp = await createFollowUp(rep, customerId, createFollowUpBody.parse(mistakes.followUp))
  await deleteFollowUp(rep, customerId, followUp.id)
}

function as(ctx: Context, personId: (name: string) => string, name: string, role: RoleKey): Context {
  const roles = [{ key: role, grants: null, fields: null }]
  return { ...ctx, actor: personActor({ personId: personId(name), name, departmentId: null, roles, via: 'web' }) }
}
