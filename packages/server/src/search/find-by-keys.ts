import type { ProtectedField } from '@zhike/core/access/protected-fields'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import { narrowReach } from '../platform/access/customer-reach.ts'
import { areMasked, fieldView } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'
import { selectByKeys, type KeyCandidate } from './queries.ts'

interface Key {
  kind: string
  value: string
}

const phones: readonly ProtectedField[] = ['customer.phone', 'contact.mobile']
const fieldsOfKey: Record<string, readonly ProtectedField[]> = {
  phone: phones,
  phoneTail: phones,
  email: ['customer.email', 'contact.email'],
  creditCode: ['customer.creditCode'],
}

/**
 * Customers of a reach by number, address or code. What is masked cannot be guessed sign by sign either: such keys find
 * only customers whose fields are shown whole, the actor's own.
 */
export async function findByKeys(
  ctx: Context,
  reach: CustomerReach,
  keys: readonly Key[],
  digits: string | null,
): Promise<KeyCandidate[]> {
  const isMasked = ({ kind }: Key) => areMasked(ctx, ...(fieldsOfKey[kind] ?? []))
  const masked = keys.filter(isMasked)
  if (masked.length === 0) return selectByKeys(ctx, reach, keys, digits)
  const open = keys.filter((key) => !isMasked(key))
  const { own, ownHolders } = await fieldView(ctx)
  const ownIsShown = masked.every(({ kind }) =>
    (fieldsOfKey[kind] ?? []).every((field) => (own[field]?.show ?? 'visible') === 'visible'),
  )
  const found = await selectByKeys(ctx, reach, open, digits)
  if (!ownIsShown || ownHolders.kind === 'all') return found
  return [...found, ...(await selectByKeys(ctx, narrowReach(reach, ownHolders.personIds), masked, digits))]
}
