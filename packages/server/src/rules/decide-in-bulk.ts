import { resolveTarget } from '@zhike/core/rules/resolve-target'
import type { Rule } from '@zhike/core/rules/schema'
import { shareByLoad } from '@zhike/core/rules/share-by-load'
import { lockBooks, readBooks, readBooksUncounted } from '../ownership/lock-books.ts'
import type { Context } from '../platform/context/context.ts'
import {
  evaluateCustomers,
  numberSlots,
  tallyEvaluated,
  widenMemory,
  writeTargets,
  type Population,
  type Share,
  type Tally,
} from './bulk-decision-queries.ts'
import { readDirectory } from './read-directory.ts'
import type { RulesEnvironment } from './rule-environment.ts'

/**
 * Decides any number of customers set-based, by the meaning of core's decideHolders; decidedRows(defaultPoolId) then
 * yields who goes where, `dealtIds` are those who are dealt somebody. With `lock` the books of all who may get some are
 * held until the transaction ends.
 */
export async function decideInBulk(
  ctx: Context,
  input: {
    rules: readonly Rule[]
    population: Population
    environment: RulesEnvironment
    lock: boolean
    onPhase?: (phase: 'evaluate' | 'share') => void
  },
): Promise<{ defaultPoolId: string; dealtIds: string[]; tally: Tally }> {
  const { rules, population, environment } = input
  await widenMemory(ctx)
  const directory = await readDirectory(ctx, rules)
  const named = [...directory.people.keys()]
  // Of all that is held what each holds is counted with it, instead of once more along the tenures of each.
  const isCounted = population.hasAllHeld
  const books = await (input.lock ? lockBooks : isCounted ? readBooksUncounted : readBooks)(ctx, named)
  const people = new Map(
    books.map(({ personId, isActive, departmentId }) => [
      personId,
      { isActive, departmentId, isAway: directory.people.get(personId)?.isAway ?? false },
    ]),
  )
  const targets = rules.map((rule) => resolveTarget(rule.then, { ...directory, people }))
  await writeTargets(ctx, targets)

  input.onPhase?.('evaluate')
  await evaluateCustomers(ctx, rules, targets, population, environment)

  input.onPhase?.('share')
  const tally = await tallyEvaluated(ctx)
  const held = new Map(books.map((book) => [book.personId, book.held]))
  for (const { personId, held: counted, leaving } of tally.holders) {
    if (personId !== null) held.set(personId, (isCounted ? counted : (held.get(personId) ?? 0)) - leaving)
  }
  const shares = tally.rules.flatMap(({ position, waiting }) => {
    const target = targets[position - 1]
    if (target?.kind !== 'people' || waiting === 0) return []
    const away = new Set(target.awayIds)
    const admitted = new Set(target.personIds.filter((personId) => !away.has(personId)))
    const takers = books.filter((book) => admitted.has(book.personId))
    const counts = shareByLoad(
      takers.map((book) => ({ held: held.get(book.personId) ?? 0, capacity: book.capacity })),
      waiting,
    )
    const members: Share[] = []
    for (const [member, { personId }] of takers.entries()) {
      const share = counts[member] ?? 0
      if (share === 0) continue
      members.push({ member, person_id: personId, share })
      held.set(personId, (held.get(personId) ?? 0) + share)
    }
    return members.length > 0 ? [{ position, members }] : []
  })
  await numberSlots(ctx, shares)
  const dealtIds = new Set(shares.flatMap(({ members }) => members.map((member) => member.person_id)))
  return { defaultPoolId: directory.defaultPoolId, dealtIds: [...dealtIds], tally }
}
