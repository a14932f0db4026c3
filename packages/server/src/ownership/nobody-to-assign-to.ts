import { unknownPerson } from '@zhike/core/ownership/problems'
import type { Problem } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import { readBooks } from './book-queries.ts'

/** Refuses a receiver out of reach, by the name everybody may know; only what is nobody's is quoted as it was sent. */
export async function nobodyToAssignTo(ctx: Context, personId: string): Promise<Problem> {
  const [book] = await readBooks(ctx, [personId])
  return unknownPerson({ id: personId, person: book?.name ?? personId })
}
