import type { Context } from '../platform/context/context.ts'
import { countHeldByImportance } from './hand-over-queries.ts'
import { interimPool } from './interim-hands.ts'
import { readBooks } from './lock-books.ts'

/** How many customers would go where if this person left now. For showing: nothing is held until it is done. */
export async function previewHandOver(
  ctx: Context,
  person: { id: string; departmentId: string | null },
  leadId: string | null,
) {
  const { held, important } = await countHeldByImportance(ctx, person.id)
  const pool = await interimPool(ctx, person.departmentId)
  const [lead] = leadId === null ? [] : await readBooks(ctx, [leadId])
  const toLead = lead ? important : 0
  return {
    held,
    important,
    lead: lead ? { id: lead.personId, name: lead.name, held: lead.held, capacity: lead.capacity } : null,
    pool: { id: pool.id, name: pool.name, isDefault: pool.isDefault },
    toLead,
    toPool: held - toLead,
  }
}
