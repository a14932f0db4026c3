import { Problem } from '@zhike/core/kernel/problem'
import { valuesOf } from '@zhike/core/filter/condition-values'
import { viewDefinition } from '@zhike/core/saved-views/schema'
import { resolveSegments } from '../segments/resolve-segments.ts'
import type { Context } from '../platform/context/context.ts'

/** Of the segments a view asks for, those that its reader may ask by: seen, and made of nothing masked. */
export async function usableSegments(ctx: Context, stored: unknown): Promise<ReadonlySet<string>> {
  const parsed = viewDefinition.safeParse(stored)
  const filter = parsed.success ? parsed.data.filter : null
  const usable = new Set<string>()
  for (const id of filter ? valuesOf(filter, 'segment') : []) {
    if (await isUsable(ctx, id)) usable.add(id)
  }
  return usable
}

async function isUsable(ctx: Context, id: string): Promise<boolean> {
  try {
    await resolveSegments(ctx, { field: 'segment', op: 'in', value: [id] })
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
