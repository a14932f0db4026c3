import { sql, type RawBuilder } from 'kysely'
import { today, type Context } from '../platform/context/context.ts'
import { compileCondition } from '../platform/filter/compile-condition.ts'
import { tokensMatch } from '../platform/filter/tokens-match.ts'
import { columnsWith } from '../segments/segment-columns.ts'
import { fieldsWith } from './fields-with.ts'
import { relatedWith } from './related-columns.ts'
import type { Selection } from './selection.ts'

/** What a selection asks of customers c with their stats s and tenure t inside its reach. */
export function selectionCondition(
  ctx: Context,
  { search, filter, segments, watchedBy, custom, seenOthers }: Selection,
): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = []
  if (search.kind === 'ids') parts.push(sql`c.id = any(${search.ids}::uuid[])`)
  if (search.kind === 'tokens') {
    const tokens = tokensMatch(sql`c.search_tokens`, search.words)
    parts.push(search.ids.length > 0 ? sql`(${tokens} or c.id = any(${search.ids}::uuid[]))` : tokens)
  }
  if (filter) {
    const environment = { today: today(ctx), timeZone: ctx.company.timeZone, seen: seenOthers ?? undefined }
    parts.push(
      compileCondition(
        filter,
        fieldsWith(custom),
        columnsWith(segments, environment, custom),
        environment,
        relatedWith(custom, seenOthers ?? undefined),
      ),
    )
  }
  if (watchedBy) {
    parts.push(sql`c.id in (select w.customer_id from watched_customers w where w.person_id = ${watchedBy}::uuid)`)
  }
  return parts.length > 0 ? sql<boolean>`${sql.join(parts, sql` and `)}` : sql<boolean>`true`
}
