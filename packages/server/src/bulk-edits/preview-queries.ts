import { customBulkKey, ownBulkField, type AnyBulkField, type BulkFact } from '@zhike/core/bulk-edits/fields'
import type { BulkEditPreview } from '@zhike/core/bulk-edits/schema'
import { sql, type RawBuilder } from 'kysely'
import { selectionCondition } from '../customers/selection-columns.ts'
import type { Selection } from '../customers/selection.ts'
import { fromReached, isHeldBy } from '../platform/access/customer-reach.ts'
import type { VisibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import type { EditedField } from './edited-field.ts'
import type { EditAccess } from './field-access.ts'
import { parentOfRow, selectChain, unfitBelow } from './parent-rows-queries.ts'

/** The column of each field; names of fields never reach the database as text. */
const columns: Record<BulkFact, string> = {
  regionCode: 'region_code',
  industryCode: 'industry_code',
  size: 'size',
  source: 'source',
}

/** What stands there now: a text, or of a field of one's own its jsonb. */
export function currentOf(field: AnyBulkField): RawBuilder<unknown> {
  const own = ownBulkField(field)
  if (own === 'parentCustomerId') return parentOfRow
  return own ? sql.ref(`c.${columns[own]}`) : sql`(c.custom -> ${customBulkKey(field) ?? ''}::text)`
}

/** Puts a kept value there; null empties the field. */
export function setting(
  field: Exclude<AnyBulkField, 'parentCustomerId'>,
  value: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const own = ownBulkField(field)
  if (own && own !== 'parentCustomerId') return sql`${sql.ref(columns[own])} = ${value}`
  const key = customBulkKey(field) ?? ''
  return sql`custom = case when ${value} is null then c.custom - ${key}::text
    else c.custom || jsonb_build_object(${key}::text, ${value}::jsonb) end`
}

const isHeld = (holders: VisibleHolders): RawBuilder<boolean> =>
  holders.kind === 'all' ? sql<boolean>`true` : sql<boolean>`coalesce(${isHeldBy(holders, 't')}, false)`

const previewed = ['not-yours', 'field-locked', 'not-concerned', 'in-circle', 'too-deep'] as const

/** core's decideRow over everything selected, counted in one statement. */
export async function selectPreview(
  ctx: Context,
  selection: Selection,
  field: EditedField,
  value: string | null,
  access: EditAccess,
): Promise<Omit<BulkEditPreview, 'names'>> {
  if (selection.reach.kind === 'none') return { total: 0, changed: 0, unchanged: 0, refused: [], sample: [] }
  const column = currentOf(field.name)
  const wanted = 'own' in field ? sql`${value}::text` : sql`${value}::jsonb`
  const concerned = sql`((${access.kinds}::text[] = '{}' or c.kind = any(${access.kinds}::text[]))
    and (${access.tiers}::text[] = '{}' or coalesce(c.tier, 'none') = any(${access.tiers}::text[])))`
  const isParent = field.name === 'parentCustomerId' && value !== null
  const unfit = isParent ? unfitBelow(await selectChain(ctx, value)) : sql`null::text`
  const editable = sql`case when ${isHeld(access.own)} then ${access.ownIsEditable}::boolean
    else ${access.othersIsEditable}::boolean end`
  const decided = sql`
    select c.id, c.name, ${column} as before, case
      when not ${isHeld(access.update)} then 'not-yours'
      when not ${editable} then 'field-locked'
      when not ${concerned} then 'not-concerned'
      when ${column} is not distinct from ${wanted} then 'unchanged'
      else coalesce(${unfit}, 'changed') end as decision
    from ${fromReached(selection.reach)} and ${selectionCondition(ctx, selection)}`
  const { rows } = await sql<{ decision: string; n: number; sample: BulkEditPreview['sample'] | null }>`
    select decision, count(*)::int as n,
      case when decision = 'changed' then (jsonb_agg(jsonb_build_object('id', id, 'name', name, 'before', before))
        filter (where place <= 5)) end as sample
    from (select d.*, row_number() over (partition by decision) as place from (${decided}) d) x
    group by decision`.execute(ctx.db)
  const countOf = (decision: string) => rows.find((row) => row.decision === decision)?.n ?? 0
  const refused = previewed.map((reason) => ({ reason, count: countOf(reason) }))
  return {
    total: rows.reduce((sum, row) => sum + row.n, 0),
    changed: countOf('changed'),
    unchanged: countOf('unchanged'),
    refused: refused.filter(({ count }) => count > 0),
    sample: rows.find((row) => row.decision === 'changed')?.sample ?? [],
  }
}
