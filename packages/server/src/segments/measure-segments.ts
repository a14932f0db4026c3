import { today, type Context } from '../platform/context/context.ts'
import { compileAskable } from './compile-queries.ts'
import { countEach } from './member-queries.ts'
import { saveSizes, selectSegments } from './queries.ts'

/** So many conditions are asked in one reading of all customers. */
const together = 20

/** Writes today's size of every segment, or of these, and answers them. As the system: of the whole company. */
export async function measureSegments(
  ctx: Context,
  segmentIds?: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const segments = await selectSegments(ctx)
  const compiled = [...(await compileAskable(ctx, segments))].filter(([id]) => !segmentIds || segmentIds.includes(id))
  const day = today(ctx)
  const measured = new Map<string, number>()
  for (let from = 0; from < compiled.length; from += together) {
    signal?.throwIfAborted()
    const some = compiled.slice(from, from + together)
    const counts = await countEach(
      ctx,
      { kind: 'all' },
      some.map(([, condition]) => condition),
    )
    const sizes = some.map(([segmentId], n) => ({ segmentId, customers: counts[n] ?? 0 }))
    await saveSizes(ctx, day, sizes)
    for (const { segmentId, customers } of sizes) measured.set(segmentId, customers)
  }
  return measured
}
