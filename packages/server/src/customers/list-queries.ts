import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { CustomerSort } from '@zhike/core/customers/fields'
import { perObject } from '@zhike/core/kernel/per-object'
import { invalidCursor } from '@zhike/core/kernel/problems'
import { sql, type RawBuilder } from 'kysely'
import { ofRecord } from '../custom-fields/condition-fields.ts'
import { askedOfOthers, type Driven } from '../custom-fields/drive-by-index.ts'
import { customSortColumns, hasIndex, indexSortColumn } from '../custom-fields/custom-columns.ts'
import {
  fromChosen,
  fromReached,
  halvesOf,
  walkReached,
  walkValues,
  type CustomerReach,
  type WalkInside,
  type WalkLeader,
} from '../platform/access/customer-reach.ts'
import { today, type Context } from '../platform/context/context.ts'
import { keepPlan } from '../platform/database/keep-plans.ts'
import { untilDeadline } from '../platform/database/until-deadline.ts'
import { phasesAfter, wholeOrder, type KeyPhase } from '../platform/list/key-phases.ts'
import type { Cursor, SortColumn, SortKey } from '../platform/list/keyset.ts'
import { chosenByIndex } from './chosen-by-index.ts'
import type { Selection } from './selection.ts'
import { selectionCondition } from './selection-columns.ts'
import { keptOrder, orderOf, type SortedRow } from './kept-orders.ts'
import { wayToChosen, wayToPage } from './way-queries.ts'
import type { WayToPage } from './way-to-page.ts'

// Pages, counts and sums of the list. A page is found as ids in order first; its rows are read by id (row-queries.ts).

type Sorted = Omit<SortColumn, 'expression'> & { of: 'c' | 's'; column: string }

const revenue: Sorted = { of: 's', column: 'revenue12m', cast: 'numeric', nullable: true }
const sorted: Record<CustomerSort, Sorted> = {
  name: { of: 'c', column: 'name collate "zh-x-icu"', cast: 'text', nullable: false },
  createdAt: { of: 'c', column: 'created_at', cast: 'timestamptz', nullable: false },
  revenue12m: revenue,
  revenue,
  lastOrderOn: { of: 's', column: 'last_order_on', cast: 'date', nullable: true },
  lastFollowUpAt: { of: 's', column: 'last_follow_up_at', cast: 'timestamptz', nullable: true },
  nextContactOn: { of: 's', column: 'next_contact_on', cast: 'date', nullable: true },
  nextBirthdayOn: { of: 's', column: 'next_birthday_on', cast: 'date', nullable: true },
  nextAnniversaryOn: { of: 's', column: 'next_anniversary_on', cast: 'date', nullable: true },
  completeness: { of: 's', column: 'completeness', cast: 'smallint', nullable: true },
}

function sortColumn({ of, column, cast, nullable }: Sorted, alias: string = of): SortColumn {
  return { expression: sql.raw(`${alias}.${column}`), cast, nullable }
}

const ownSortColumns = Object.fromEntries(Object.entries(sorted).map(([field, one]) => [field, sortColumn(one)]))

/** What a list can be sorted by, fields of the company's own included. */
export const customerSortColumns = perObject((custom: readonly CustomField[]): Record<string, SortColumn> => ({
  ...ownSortColumns,
  ...customSortColumns(ofRecord(custom, 'customer'), sql`c.custom`),
}))

/** Pages of lists are kept for a moment, larger ones are not. */
const mostKeptPage = 500

export interface IdPage {
  rows: SortedRow[]
  hasMore: boolean
}

export async function selectIdPage(
  ctx: Context,
  selection: Selection,
  keys: readonly SortKey[],
  cursor: Cursor | null,
  limit: number,
): Promise<IdPage> {
  const { reach, search, filter, segments, watchedBy, seenOthers } = selection
  if (reach.kind === 'none') return { rows: [], hasMore: false }
  const whose = reach.kind === 'all' ? 'all' : [reach.personIds, reach.customerIds]
  const sort = keys.map((key) => (key.descending ? '-' : '') + key.field)
  // Who waits longer does not share the reading of somebody who gives up.
  const patience = selection.patience?.milliseconds
  const identity = JSON.stringify([
    whose,
    search,
    filter,
    [...segments.values()],
    watchedBy,
    seenOthers,
    sort,
    today(ctx),
    patience,
  ])
  const chosen = await chosenByIndex(ctx, selection)
  const condition = () => selectionCondition(ctx, selection)
  const isSorted = reach.kind === 'few' || ((chosen || reach.kind === 'many') && !hasOrder(selection, keys))
  const { way, fitting } = isSorted
    ? sortsAll
    : chosen
      ? await wayToChosen(ctx, chosen, identity, condition)
      : reach.kind === 'many'
        ? await wayToPage(ctx, reach, leaderInUse(selection, keys), identity, condition)
        : walksAll
  if (way === 'sort' && watchedBy === null) {
    const { rows, places } = await keptOrder(ctx, identity, async () =>
      orderOf(await readWhole(ctx, selection, keys, chosen, fitting)),
    )
    const before = cursor ? places.get(cursor.id) : -1
    // A cursor whose row is no longer in it goes on by its values.
    if (before !== undefined) {
      return { rows: rows.slice(before + 1, before + 1 + limit), hasMore: rows.length > before + 1 + limit }
    }
  }
  // Nobody asks again for the pages of an export.
  if (limit > mostKeptPage) {
    const rows = await walk(ctx, selection, keys, cursor, limit + 1, insideBy(way, chosen))
    return { rows: rows.slice(0, limit), hasMore: rows.length > limit }
  }
  const page = JSON.stringify([identity, cursor, limit])
  const { rows } = await keptOrder(ctx, page, async () =>
    orderOf(await walk(ctx, selection, keys, cursor, limit + 1, insideBy(way, chosen))),
  )
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit }
}

const sortsAll = { way: 'sort', fitting: Infinity } as const
const walksAll = { way: null, fitting: Infinity } as const

function insideBy(way: WayToPage | null, chosen: Driven | null): WalkInside {
  if (chosen) return { chosen: chosen.source }
  if (way === 'walk-by-holder') return 'holder'
  return way === 'walk-by-lookup' ? 'lookup' : 'hash'
}

/** Customers that an index has chosen, by their ids where they are few. */
function fromDriven(reach: CustomerReach, { ids, source }: Driven): RawBuilder<unknown> {
  return fromChosen(reach, ids ? sql`${ids}::uuid[]` : sql`array(${source})`)
}

/** Up to so many of a team's customers are first found on two connections, then put in order. */
const mostFoundFirst = 1000

/** Everything inside the reach, in order; `fitting`: about how many that are. */
async function readWhole(
  ctx: Context,
  selection: Selection,
  keys: readonly SortKey[],
  chosen: Driven | null,
  fitting: number,
): Promise<SortedRow[]> {
  const { reach } = selection
  const halves = chosen || fitting > mostFoundFirst ? [] : halvesIn(ctx, reach)
  const from = chosen
    ? fromDriven(reach, chosen)
    : halves.length > 1
      ? fromChosen(reach, sql`${await findInHalves(ctx, selection, halves)}::uuid[]`)
      : fromReached(reach)
  const whole = { where: null, orderBy: wholeOrder(keys, idOf(keys)) }
  return selectPhase(ctx, selection, from, keys, whole, null, null)
}

/** What a team holds is looked up row by row: two connections need half the time. */
function halvesIn(ctx: Context, reach: CustomerReach): Extract<CustomerReach, { kind: 'many' }>[] {
  return reach.kind === 'many' && !ctx.inTransaction ? halvesOf(reach) : []
}

async function findInHalves(ctx: Context, selection: Selection, halves: readonly CustomerReach[]): Promise<string[]> {
  const found = await Promise.all(
    halves.map((half) =>
      untilDeadline(ctx.db, selection.patience?.until ?? null, (db) =>
        sql<{ id: string }>`select c.id from ${fromReached(half)} and ${selectionCondition(ctx, selection)}`.execute(
          db,
        ),
      ),
    ),
  )
  return [...new Set(found.flatMap(({ rows }) => rows.map(({ id }) => id)))]
}

/** The first rows after a cursor, in the order of an index. */
async function walk(
  ctx: Context,
  selection: Selection,
  keys: readonly SortKey[],
  cursor: Cursor | null,
  wanted: number,
  inside: WalkInside,
): Promise<SortedRow[]> {
  const indexed = indexedLead(selection, keys)
  if (indexed) return walkIndexed(ctx, selection, indexed, keys, cursor, wanted, inside)
  return walkPhases(ctx, selection, keys, cursor, wanted, inside, (phases) => phases)
}

/** Filled values in the order of their index, then the customers that have none. */
async function walkIndexed(
  ctx: Context,
  selection: Selection,
  field: CustomField,
  keys: readonly SortKey[],
  cursor: Cursor | null,
  wanted: number,
  inside: WalkInside,
): Promise<SortedRow[]> {
  const [first, ...others] = keys
  const id = sql.raw('l.customer_id')
  const led = first ? [{ ...first, column: indexSortColumn(field, 'l') }, ...others] : []
  const rows: SortedRow[] = []
  if (cursor === null || cursor.values[0] !== null) {
    const [filled] = phasesAfter(led, id, cursor)
    const { reach, filter, custom } = selection
    const environment = { today: today(ctx), timeZone: ctx.company.timeZone }
    const from = walkValues(reach, field.id, inside, askedOfOthers(filter, custom, field, environment))
    if (filled) rows.push(...(await selectPhase(ctx, selection, from, led, filled, cursor, wanted, id)))
  }
  if (rows.length >= wanted) return rows
  const left = wanted - rows.length
  const empty = await walkPhases(ctx, selection, keys, cursor, left, inside, (phases) => phases.slice(-1))
  return [...rows, ...empty]
}

async function walkPhases(
  ctx: Context,
  selection: Selection,
  keys: readonly SortKey[],
  cursor: Cursor | null,
  wanted: number,
  inside: WalkInside,
  which: (phases: KeyPhase[]) => KeyPhase[],
): Promise<SortedRow[]> {
  const leader = leaderOf(keys)
  const from = walkReached(selection.reach, leader, inside)
  const isLed = selection.reach.kind === 'many' || typeof inside === 'object'
  const led = isLed ? ledBy(keys) : keys
  const id = isLed ? sql.raw(leader === 'stats' ? 'l.customer_id' : 'l.id') : idOf(keys)
  const rows: SortedRow[] = []
  for (const phase of which(phasesAfter(led, id, cursor))) {
    rows.push(...(await selectPhase(ctx, selection, from, led, phase, cursor, wanted - rows.length, id)))
    if (rows.length >= wanted) break
  }
  return rows
}

/** The first key as the leader of a walk has it. */
function ledBy([first, ...others]: readonly SortKey[]): SortKey[] {
  const own = first && sorted[first.field as CustomerSort]
  // What is worked out of the row has no index to lead: its customers are walked by id.
  return first ? [own ? { ...first, column: sortColumn(own, 'l') } : first, ...others] : []
}

/** The field whose index a list is read in the order of. */
function indexedLead({ custom, reach }: Selection, keys: readonly SortKey[]): CustomField | undefined {
  const key = keyOfName(keys[0]?.field ?? '')
  const field = ofRecord(custom, 'customer').find((one) => one.key === key)
  return field && reach.kind !== 'few' && hasIndex(field) ? field : undefined
}

/** Whether an index has the first key in order; what is worked out of each row none has. */
function hasOrder(selection: Selection, keys: readonly SortKey[]): boolean {
  return indexedLead(selection, keys) !== undefined || (keys[0]?.field !== undefined && keys[0].field in sorted)
}

function leaderOf(keys: readonly SortKey[]): WalkLeader {
  return sorted[keys[0]?.field as CustomerSort]?.of === 'c' ? 'customers' : 'stats'
}

/** The index of a field of the company's own knows no holder, as those of customers do not. */
function leaderInUse(selection: Selection, keys: readonly SortKey[]): WalkLeader {
  return indexedLead(selection, keys) ? 'customers' : leaderOf(keys)
}

function idOf(keys: readonly SortKey[]): RawBuilder<unknown> {
  return leaderOf(keys) === 'stats' ? sql`s.customer_id` : sql`c.id`
}

async function selectPhase(
  ctx: Context,
  selection: Selection,
  from: RawBuilder<unknown>,
  keys: readonly SortKey[],
  phase: KeyPhase,
  cursor: Cursor | null,
  limit: number | null,
  id: RawBuilder<unknown> = idOf(keys),
): Promise<SortedRow[]> {
  const values = sql`array[${sql.join(keys.map((key) => sql`(${key.column.expression})::text`))}]`
  // Of few held customers each is looked up, whatever is asked of them: one plan is as good as any other.
  const keep = selection.reach.kind === 'few' ? sql.raw(keepPlan) : sql``
  const statement = sql<SortedRow>`${keep}
    select ${id} as id, ${values} as keys from ${from} and ${selectionCondition(ctx, selection)}
      ${phase.where ? sql`and ${phase.where}` : sql``}
    order by ${phase.orderBy} ${limit === null ? sql`` : sql`limit ${limit}`}`
  const { rows } = await readable(cursor, () =>
    untilDeadline(ctx.db, selection.patience?.until ?? null, (db) => statement.execute(db)),
  )
  return rows
}

/** Values of a cursor that the column cannot hold come from somebody who made the cursor up. */
async function readable<T>(cursor: Cursor | null, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (cursor && ['22P02', '22007', '22008', '22003'].includes(code)) throw invalidCursor()
    throw error
  }
}

/** Exact to `cap`, and no work beyond it. */
export async function selectCount(ctx: Context, selection: Selection, cap: number): Promise<number> {
  const { reach } = selection
  if (reach.kind === 'none') return 0
  const chosen = await chosenByIndex(ctx, selection)
  const countUpTo = async (inside: typeof reach, most: number) => {
    const from = chosen ? fromDriven(inside, chosen) : fromReached(inside)
    const found = sql`select from ${from} and ${selectionCondition(ctx, selection)} limit ${most}`
    const { rows } = await untilDeadline(ctx.db, selection.patience?.until ?? null, (db) =>
      sql<{ n: number }>`select count(*) as n from (${found}) found`.execute(db),
    )
    return rows[0]?.n ?? 0
  }
  // Counted in both, a customer would be one too many.
  const isApart = reach.kind === 'many' && reach.customerIds.length === 0
  const halves = isApart && !chosen ? halvesIn(ctx, reach) : []
  const [first, second] = halves
  if (!first || !second) return countUpTo(reach, cap + 1)
  // Each half may fill half the cap.
  const most = Math.ceil((cap + 1) / 2)
  const [ofFirst, ofSecond] = await Promise.all([countUpTo(first, most), countUpTo(second, most)])
  if (ofFirst < most && ofSecond < most) return ofFirst + ofSecond
  if (ofFirst === most && ofSecond === most) return cap + 1
  const [full, done] = ofFirst === most ? [first, ofSecond] : [second, ofFirst]
  return done + (await countUpTo(full, cap + 1 - done))
}

export async function selectTotals(ctx: Context, selection: Selection): Promise<{ count: number; revenue12m: string }> {
  const nothing = { count: 0, revenue12m: '0.0000' }
  const { reach, search, filter, watchedBy } = selection
  if (reach.kind === 'none') return nothing
  const chosen = await chosenByIndex(ctx, selection)
  const from = chosen ? fromDriven(reach, chosen) : fromReached(reach)
  const isEverything = reach.kind === 'all' && search.kind === 'everything' && !filter && !watchedBy
  const sums = sql`count(*) as count, coalesce(sum(s.revenue12m), 0)::numeric(19, 4)::text as revenue12m`
  const statement = isEverything
    ? // Subtracting the few in the bin spares a join of everything with everything.
      sql<typeof nothing>`
        select a.count - d.count as count, (a.revenue - d.revenue)::numeric(19, 4)::text as revenue12m
        from (select count(*) as count, coalesce(sum(s.revenue12m), 0) as revenue from customer_stats s) a,
          (select count(*) as count, coalesce(sum(s.revenue12m), 0) as revenue
            from customers c join customer_stats s on s.customer_id = c.id where c.deleted_at is not null) d`
    : sql<typeof nothing>`select ${sums} from ${from} and ${selectionCondition(ctx, selection)}`
  const { rows } = await statement.execute(ctx.db)
  return rows[0] ?? nothing
}
