import type { Context } from '../platform/context/context.ts'
import { selectFileIds } from './queries.ts'

const batch = 5000

/** The ids of all contents, a batch at a time. */
export async function* readFileIds(db: Context['db']): AsyncGenerator<string> {
  let last: string | null = null
  for (;;) {
    const ids: string[] = await selectFileIds(db, last, batch)
    yield* ids
    last = ids.at(-1) ?? null
    if (ids.length < batch) return
  }
}
