import { tidyCreditCode } from '@zhike/core/customers/credit-code'
import type { CustomerKey } from '@zhike/core/customers/customer-keys'
import { tidyEmail } from '@zhike/core/customers/normalise-email'
import { companyNameKey, personNameKey } from '@zhike/core/customers/normalise-name'
import { phoneKey } from '@zhike/core/customers/normalise-phone'
import type { duplicateMatch } from '@zhike/core/customers/schema'
import { placedVariants } from '@zhike/core/duplicates/place-in-name'
import type { z } from 'zod'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { selectHolderNames, selectKeyOwners } from './key-queries.ts'

type Match = z.infer<typeof duplicateMatch>
type Ground = Match['by'][number]

const mostMatches = 10

export interface DuplicateQuestion {
  name?: string | null | undefined
  creditCode?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
}

/** 查重: says that a customer exists and who has it; what else is known stays hidden where it is not the asker's. */
export async function checkDuplicate(
  ctx: Context,
  question: DuplicateQuestion,
): Promise<{ exists: boolean; matches: Match[] }> {
  requirePermission(ctx, 'customer.check-duplicate')
  const { keys, groundOf } = keysOfQuestion(question)
  return transaction(ctx, async (ctx) => {
    const owners = keys.length > 0 ? await selectKeyOwners(ctx, keys, null) : []
    const found = new Map<string, { name: string; isVisible: boolean; by: Set<Ground> }>()
    for (const owner of owners) {
      const entry = found.get(owner.customerId) ?? { name: owner.name, isVisible: owner.isVisible, by: new Set() }
      found.set(owner.customerId, entry)
      const ground = groundOf(owner)
      if (ground) entry.by.add(ground)
    }
    // The same name, code or number before the same name in another place.
    const certainty = ({ by }: { by: Set<Ground> }) => by.size - (by.has('nameElsewhere') ? 1 : 0)
    const shown = [...found].sort(([, a], [, b]) => certainty(b) - certainty(a)).slice(0, mostMatches)
    const holders = new Map(
      (shown.length > 0
        ? await selectHolderNames(
            ctx,
            shown.map(([id]) => id),
          )
        : []
      ).map((row) => [row.customerId, row]),
    )
    await writeAudit(ctx, {
      action: 'customer.check-duplicate',
      subjectType: 'customer',
      summary: { found: found.size },
      after: { ...question, customerIds: shown.map(([id]) => id) },
    })
    const matches = shown.map(([id, { name, isVisible, by }]): Match => {
      const holder = holders.get(id)
      return {
        by: [...by],
        customer: isVisible ? { id, name } : null,
        holder: holder?.personId
          ? { kind: 'person', name: holder.personName ?? '', departmentName: holder.departmentName }
          : { kind: 'pool', name: holder?.poolName ?? '', departmentName: null },
      }
    })
    return { exists: matches.length > 0, matches }
  })
}

/**
 * A number that only its last digits are comparable of is no ground: too many share them. A company's name is looked up
 * with every place before or after it, too: some hundred equalities of one index.
 */
function keysOfQuestion({ name, creditCode, phone, email }: DuplicateQuestion) {
  const names = name ? [...new Set([companyNameKey(name), personNameKey(name)])] : []
  const keys: CustomerKey[] = names.map((value) => ({ kind: 'name', value }))
  if (name) {
    for (const value of placedVariants(companyNameKey(name))) {
      if (!names.includes(value)) keys.push({ kind: 'name', value })
    }
  }
  if (creditCode) keys.push({ kind: 'creditCode', value: tidyCreditCode(creditCode) })
  const number = phone ? phoneKey(phone) : null
  if (number) keys.push({ kind: 'phone', value: number })
  const address = email ? tidyEmail(email) : null
  if (address) keys.push({ kind: 'email', value: address })
  const grounds: Record<string, Ground> = { creditCode: 'creditCode', phone: 'phone', email: 'email' }
  const groundOf = ({ kind, value }: { kind: string; value: string }) =>
    kind === 'name' ? (names.includes(value) ? 'name' : 'nameElsewhere') : grounds[kind]
  return { keys, groundOf }
}
