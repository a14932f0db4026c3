import { holderInactive } from '@zhike/core/ownership/problems'
import type { Context } from '../platform/context/context.ts'
import { decideStaged } from '../rules/decide-staged.ts'
import { lockBooks, touchBooks } from './lock-books.ts'
import { countBlanks, listNamedPeople, namedSource } from './staged-queries.ts'
import { insertFirstTenures } from './tenure-queries.ts'

/** First tenures of an import, set-based: the holders that the rows name, then the rules for the blanks. */
export async function openStagedTenures(ctx: Context, importId: string): Promise<void> {
  const named = await listNamedPeople(ctx)
  const inactive = (await lockBooks(ctx, named)).find((book) => !book.isActive)
  if (inactive) throw holderInactive({ name: inactive.name })
  await insertFirstTenures(ctx, namedSource, { importId })
  await touchBooks(ctx, named)
  if ((await countBlanks(ctx)) === 0) return
  const { source, personIds } = await decideStaged(ctx)
  await insertFirstTenures(ctx, source, { importId })
  await touchBooks(ctx, personIds)
}
