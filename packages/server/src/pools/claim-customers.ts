import { newId } from '@zhike/core/kernel/ids'
import type { Locale, Problem } from '@zhike/core/kernel/problem'
import { holderInactive, limitReached } from '@zhike/core/ownership/problems'
import {
  alreadyClaimed,
  alreadyYours,
  claimRefused,
  notFromThisPool,
  notInPool,
  notInThisPool,
  onlyPeopleClaim,
} from '@zhike/core/pools/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { lockBooks } from '../ownership/lock-books.ts'
import { lockOpenTenures } from '../ownership/lock-open-tenures.ts'
import type { OpenTenure } from '../ownership/open-tenure.ts'
import { moveCustomers } from '../ownership/move-customers.ts'
import { requirePool } from '../ownership/require-pool.ts'
import { requireVisiblePool } from './get-pool.ts'

/**
 * Takes customers out of a pool. The claimant's book is locked first, so that his limit holds against his own parallel
 * claims; then the customers, so that of many claimants one finds them in the pool and the others find the winner.
 */
export async function claimCustomers(ctx: Context, poolId: string, input: { customerIds: string[]; partial: boolean }) {
  requirePermission(ctx, 'pool.claim')
  const { personId } = ctx.actor
  if (personId === null) throw onlyPeopleClaim()
  const customerIds = [...new Set(input.customerIds)]
  return transaction(ctx, async (ctx) => {
    const [book] = await lockBooks(ctx, [personId])
    if (!book?.isActive) throw holderInactive({ name: ctx.actor.name })
    const pool = await requireVisiblePool(ctx, poolId)
    if (!pool.mayClaim) {
      throw notFromThisPool({ pool: pool.name, departments: pool.departments.map((one) => one.name).join('、') })
    }
    await requirePool(ctx, poolId)
    const found = new Map((await lockOpenTenures(ctx, customerIds)).map((tenure) => [tenure.customerId, tenure]))

    const free = book.capacity === null ? Infinity : Math.max(0, book.capacity - book.held)
    const taken: OpenTenure[] = []
    const refused: { customerId: string; problem: Problem; winnerName: string | null }[] = []
    for (const customerId of customerIds) {
      const tenure = found.get(customerId)
      const refusal = refuse(tenure, { customerId, poolId, personId })
      if (refusal) refused.push({ customerId, ...refusal })
      else if (tenure && taken.length < free) taken.push(tenure)
      else refused.push({ customerId, problem: limitOf(book, 1), winnerName: null })
    }
    if (!input.partial && refused.length > 0)
      throw refuseAll(customerIds, refused, () => limitOf(book, customerIds.length), ctx.locale)
    const claimed = await moveCustomers(ctx, {
      moves: taken.map((tenure) => ({ tenure, newTenureId: newId() })),
      to: { personId },
      reasonCode: 'claimed',
      reason: {},
    })
    return {
      claimed,
      refused: refused.map(({ customerId, problem, winnerName }) => ({
        customerId,
        code: problem.code,
        message: problem.text(ctx.locale),
        winnerName,
      })),
      held: book.held + claimed.length,
      capacity: book.capacity,
    }
  })
}

function refuse(
  tenure: OpenTenure | undefined,
  claim: { customerId: string; poolId: string; personId: string },
): { problem: Problem; winnerName: string | null } | null {
  if (!tenure || tenure.isDeleted) return { problem: notInThisPool({ id: claim.customerId }), winnerName: null }
  if (tenure.poolId === claim.poolId) return null
  const customer = tenure.customerName
  if (tenure.personId === claim.personId) return { problem: alreadyYours({ customer }), winnerName: tenure.holderName }
  // Whoever never saw it in this pool does not learn where it is.
  if (tenure.formerPoolId !== claim.poolId) {
    return { problem: notInThisPool({ id: claim.customerId }), winnerName: null }
  }
  if (tenure.poolId !== null) return { problem: notInPool({ customer, pool: tenure.holderName }), winnerName: null }
  const winner = tenure.departmentName ? `${tenure.holderName}（${tenure.departmentName}）` : tenure.holderName
  return { problem: alreadyClaimed({ customer, winner }), winnerName: tenure.holderName }
}

function limitOf(book: { name: string; capacity: number | null; held: number }, wanted: number): Problem {
  const capacity = book.capacity ?? 0
  return limitReached({ name: book.name, capacity, held: book.held, free: Math.max(0, capacity - book.held), wanted })
}

/** One problem for a refused batch: its own where all have the same cause, else a list of them. */
function refuseAll(
  customerIds: string[],
  refused: { customerId: string; problem: Problem }[],
  limit: () => Problem,
  locale: Locale,
): Problem {
  const [first] = refused
  if (refused.every(({ problem }) => problem.code === limitReached.definition.code)) return limit()
  if (first && customerIds.length === 1) return first.problem
  return claimRefused(
    { wanted: customerIds.length, count: refused.length },
    refused.map(({ customerId, problem }) => ({
      path: `/customerIds/${customerIds.indexOf(customerId)}`,
      code: problem.code,
      value: customerId,
      message: problem.text(locale),
    })),
  )
}
