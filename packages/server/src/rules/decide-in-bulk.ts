import { resolveTarget } from '@zhike/core/rules/resolve-target'
import type { Rule } from '@zhike/core/rules/schema'
import { shareByLoad } from '@zhike/core/rules/share-by-load'
import { lockBooks, readBooks, readBooksUncounted } from '../ownership/lock-books.ts'
import type { Context } from '../platform/context/context.ts'
import {
  evaluateCustomers,
  numberSlots,
  queueWaiting,
  readHeld,
  readLeaving,
  widenMemory,
  writeTargets,
  type Population,
  type Share,
} from './bulk-decision-queries.ts'
import { readDirectory } from './read-directory.ts'
import type { RulesEnvironment } from './rule-environment.ts'

/**
 * Decides any number of customers set-based, by the meaning of core's decideHolders; decidedRows(defaultPoolId) then
 * yields who goes where. With `lock` the books of all who may get some are held until the transaction ends.
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
): Promise<{ defaultPoolId: string }> {
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
  await evaluateCustomers(ctx, rules, population, environment)

  input.onPhase?.('share')
  const waiting = await queueWaiting(ctx)
  const held = isCounted
    ? new Map((await readHeld(ctx)).map(({ personId, count }) => [personId, count]))
    : new Map(books.map((book) => [book.personId, book.held]))
  for (const { personId, count } of await readLeaving(ctx)) held.set(personId, (held.get(personId) ?? 0) - count)
  const shares: Share[] = []
  for (const { position, count } of waiting) {
    const target = targets[position - 1]
    if (target?.kind !== 'people') continue
    const away = new Set(target.awayIds)
    const admitted = new Set(target.personIds.filter((personId) => !away.has(personId)))
    const members = books.filter((book) => admitted.has(book.personId))
    const counts = shareByLoad(
      members.map((book) => ({ held: held.get(book.personId) ?? 0, capacity: book.capacity })),
      count,
    )
    for (const [member, { personId }] of members.entries()) {
      const share = counts[member] ?? 0
      if (share === 0) continue
      shares.push({ position, member, person_id: personId, share })
      held.set(personId, (held.get(personId) ?? 0) + share)
    }
  }
  await numberSlots(ctx, shares)
  return { defaultPoolId: directory.defaultPoolId }
}
