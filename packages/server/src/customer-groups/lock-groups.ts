import type { Context } from '../platform/context/context.ts'
import { takeTurn } from './parent-queries.ts'

/** Whoever changes the tree takes turns, before any customer is locked: the other order would wait in a circle. */
export async function lockGroups(ctx: Context): Promise<void> {
  await takeTurn(ctx)
}
