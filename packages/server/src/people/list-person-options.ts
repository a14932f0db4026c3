import type { PersonOption } from '@zhike/core/people/schema'
import type { Context } from '../platform/context/context.ts'
import { selectPersonOptions } from './queries.ts'

/** People for a picker: the active ones that match, or exactly those asked for. */
export async function listPersonOptions(
  ctx: Context,
  query: { q?: string | undefined; ids?: string | undefined; departmentId?: string | undefined; limit: number },
): Promise<{ items: PersonOption[] }> {
  const ids = query.ids?.split(',').slice(0, 100)
  return { items: await selectPersonOptions(ctx, { ...query, ids }) }
}
