import { notFound } from '@zhike/core/kernel/problems'
import { alreadyHolds, holderInactive, limitReached } from '@zhike/core/ownership/problems'
import type { HandOver } from '@zhike/core/ownership/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import type { Book } from './book-queries.ts'
import { chosenSource, countHeldByImportance, interimSource } from './hand-over-queries.ts'
import { interimPool } from './interim-hands.ts'
import { lockBooks, touchBooks } from './lock-books.ts'
import { lockMoves } from './move-set.ts'
import { nobodyToAssignTo } from './nobody-to-assign-to.ts'
import { changeTenures } from './tenure-queries.ts'

export interface HandedOver {
  moved: number
  toPerson: number
  toPool: number
}

/**
 * Everything somebody holds passes to others, in one statement for any number: A, B and VIP to the lead, the rest to the
 * department's pool, or all to one person. Called when the person is deactivated, in the same transaction and after the
 * row is inactive, so that nothing can come in behind. The lead gets them also beyond the holding limit: a customer that
 * matters is never left with nobody; a person chosen by hand must have room.
 */
export async function handOverCustomers(
  ctx: Context,
  input: { personId: string; leadId: string | null; to: HandOver },
): Promise<HandedOver> {
  const { personId, to } = input
  const receiverId = to.to === 'person' ? to.personId : input.leadId
  return transaction(ctx, async (ctx) => {
    const books = await lockBooks(ctx, receiverId === null ? [personId] : [personId, receiverId])
    const leaver = books.find((book) => book.personId === personId)
    if (!leaver) throw notFound({ id: personId })
    const receiver = books.find((book) => book.personId === receiverId)
    if (to.to === 'person') await checkChosen(ctx, to.personId, leaver, receiver)
    const leadId = receiver?.isActive ? receiver.personId : null
    const pool = await interimPool(ctx, leaver.departmentId)
    const source =
      to.to === 'person'
        ? chosenSource(personId, leaver.name, to.personId)
        : interimSource(personId, leaver.name, {
            leadId,
            pool: { id: pool.id, code: pool.isDepartments ? 'department-pool' : 'default-pool' },
          })
    await lockMoves(ctx, { poolIds: [pool.id], source })
    const { important } = await countHeldByImportance(ctx, personId)
    const moved = await changeTenures(ctx, source)
    const toPerson = to.to === 'person' ? moved : leadId === null ? 0 : important
    const handed = { moved, toPerson, toPool: moved - toPerson }
    if (moved === 0) return handed
    if (toPerson > 0 && receiverId !== null) await touchBooks(ctx, [receiverId])
    await writeAudit(ctx, {
      action: 'ownership.holder-left',
      subjectType: 'person',
      subjectId: personId,
      summary: {
        ...handed,
        to: to.to,
        ...(toPerson > 0 ? { personId: receiverId } : {}),
        ...(handed.toPool > 0 ? { poolId: pool.id } : {}),
      },
    })
    await emitEvent(ctx, 'ownership.moved', { reasonCode: 'holder-left', count: moved })
    return handed
  })
}

async function checkChosen(ctx: Context, personId: string, leaver: Book, receiver: Book | undefined): Promise<void> {
  if (!receiver) throw await nobodyToAssignTo(ctx, personId)
  const { name, held, capacity } = receiver
  if (receiver.personId === leaver.personId) throw alreadyHolds({ customer: leaver.name, holder: name })
  if (!receiver.isActive) throw holderInactive({ name })
  const free = capacity === null ? Infinity : Math.max(0, capacity - held)
  if (leaver.held > free) throw limitReached({ name, capacity, held, free, wanted: leaver.held })
}
