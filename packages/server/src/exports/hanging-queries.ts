import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import type { Attitude, DecisionRole } from '@zhike/core/decision-maps/roles'
import { sql, type RawBuilder } from 'kysely'
import { selectionCondition } from '../customers/selection-columns.ts'
import type { Selection } from '../customers/selection.ts'
import { shownValues } from '../custom-fields/protected-values.ts'
import { fromReached } from '../platform/access/customer-reach.ts'
import { fieldView, maskFields, rulesFor } from '../platform/access/field-rules.ts'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { birthdayOf, showsBirthday } from '../special-days/birthday-columns.ts'

// What hangs on the customers of an export: contacts, orders, follow-ups and consent, in the order of the customers.

export type HangingKind = 'contacts' | 'orders' | 'follow_ups' | 'consents'

/** How many rows hang on the customers of a selection. */
export async function countHanging(ctx: Context, kind: HangingKind, selection: Selection): Promise<number> {
  if (selection.reach.kind === 'none') return 0
  const living = kind === 'consents' ? sql`true` : sql`h.deleted_at is null`
  const { rows } = await sql<{ n: number }>`
    with chosen as materialized (
      select c.id from ${fromReached(selection.reach)} and ${selectionCondition(ctx, selection)})
    select count(*) as n from ${sql.table(kind)} h join chosen on chosen.id = h.customer_id
    where ${living}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

interface OfCustomer {
  customerId: string
  id: string
  customerExternalId: string | null
  customerName: string
  personId: string | null
}

interface Found extends OfCustomer {
  place: number
  more: Record<string, unknown>
}

const pageSize = 1000

/**
 * The rows of one kind that hang on these customers inside the scope of exporting, page by page: however many hang on
 * one customer, memory holds a page.
 */
async function* hangingPages<Row extends OfCustomer>(
  ctx: Context,
  customerIds: readonly string[],
  kind: HangingKind,
  columns: RawBuilder<unknown>,
): AsyncGenerator<Row[]> {
  if (customerIds.length === 0) return
  const living = kind === 'consents' ? sql<boolean>`true` : sql<boolean>`h.deleted_at is null`
  let after: Found | null = null
  for (;;) {
    const isAfter: RawBuilder<unknown> =
      after === null ? sql`true` : sql`(x.place, h.id) > (${after.place}, ${after.id}::uuid)`
    const query = (await scopedCustomers(ctx, 'customer.export'))
      .innerJoin(
        sql<{
          id: string
          place: number
        }>`(select * from unnest(${customerIds}::uuid[]) with ordinality as x(id, place))`.as('x'),
        (join) => join.onRef('x.id', '=', 'c.id'),
      )
      .innerJoin(sql<{ customerId: string; id: string }>`${sql.table(kind)}`.as('h'), (join) =>
        join.onRef('h.customerId', '=', 'c.id'),
      )
      .select(['c.id as customerId', 'c.externalId as customerExternalId', 'c.name as customerName', 't.personId'])
      .select(['h.id', sql<number>`x.place::int`.as('place')])
      .select(sql<Record<string, unknown>>`${columns}`.as('more'))
      .where(living)
      .where(sql<boolean>`${isAfter}`)
      .orderBy('x.place')
      .orderBy('h.id')
      .limit(pageSize)
    const found: Found[] = await query.execute()
    yield found.map(({ more, place: _, ...row }) => ({ ...row, ...more }) as unknown as Row)
    const last = found.at(-1)
    if (!last || found.length < pageSize) return
    after = last
  }
}

export interface ContactLine extends OfCustomer {
  kind: string
  name: string
  title: string | null
  mobile: string | null
  email: string | null
  wechat: string | null
  birthday: AnnualDay | null
  isPrimary: boolean
  decisionRoles: DecisionRole[]
  attitude: Attitude | null
  reportsTo: string | null
  notes: string | null
  createdAt: string
  holder: string | null
  custom: CustomValues
}

export async function* contactPages(
  ctx: Context,
  customerIds: readonly string[],
  fields: readonly CustomField[],
): AsyncGenerator<ContactLine[]> {
  const view = await fieldView(ctx)
  const columns = sql`jsonb_build_object('kind', c.kind, 'name', h.name, 'title', h.title, 'mobile', h.mobile,
    'email', h.email, 'wechat', h.wechat, 'isPrimary', h.is_primary, 'notes', h.notes, 'createdAt', h.created_at,
    'birthday', ${birthdayOf(sql`h.id`)}, 'decisionRoles', h.decision_roles, 'attitude', h.attitude,
    'reportsTo', (select b.name from contact_ties i join contacts b on b.customer_id = i.customer_id and b.id = i.other_id
      and b.deleted_at is null where i.customer_id = h.customer_id and i.contact_id = h.id and i.kind = 'reports-to'),
    'holder', (select name from people where id = t.person_id), 'custom', h.custom)`
  for await (const rows of hangingPages<ContactLine>(ctx, customerIds, 'contacts', columns)) {
    yield rows.map((row) => {
      const rules = rulesFor(view, row.personId)
      const birthday = showsBirthday(rules, true) ? row.birthday : null
      return { ...maskFields(rules, 'contact', row), birthday, custom: shownValues(fields, rules, row.custom) }
    })
  }
}

export interface OrderLine extends OfCustomer {
  number: string
  orderedOn: string
  amount: string
  currency: string
  amountBase: string
  products: string | null
  notes: string | null
  createdAt: string
  holder: string | null
  custom: CustomValues
}

export async function* orderPages(
  ctx: Context,
  customerIds: readonly string[],
  fields: readonly CustomField[],
): AsyncGenerator<OrderLine[]> {
  const view = await fieldView(ctx)
  const columns = sql`jsonb_build_object('number', h.number, 'orderedOn', h.ordered_on, 'amount', h.amount::text,
    'currency', h.currency, 'amountBase', h.amount_base::text, 'notes', h.notes, 'createdAt', h.created_at,
    'products', (select string_agg(l.product || '×' || trim_scale(l.quantity), '；' order by l.position)
      from order_lines l where l.customer_id = h.customer_id and l.order_id = h.id),
    'holder', (select name from people where id = t.person_id), 'custom', h.custom)`
  for await (const rows of hangingPages<OrderLine>(ctx, customerIds, 'orders', columns)) {
    yield rows.map((row) => ({ ...row, custom: shownValues(fields, rulesFor(view, row.personId), row.custom) }))
  }
}

export interface FollowUpLine extends OfCustomer {
  kind: string
  text: string
  happenedAt: string
  contactName: string | null
  authorName: string | null
  nextContactOn: string | null
  nextStep: string | null
}

export async function* followUpPages(ctx: Context, customerIds: readonly string[]): AsyncGenerator<FollowUpLine[]> {
  const columns = sql`jsonb_build_object('kind', h.kind, 'text', h.text, 'happenedAt', h.happened_at,
    'nextContactOn', h.next_contact_on, 'nextStep', h.next_step,
    'contactName', (select n.name from contacts n where n.customer_id = h.customer_id and n.id = h.contact_id),
    'authorName', coalesce((select name from people where id = h.author_id), h.author_name))`
  yield* hangingPages<FollowUpLine>(ctx, customerIds, 'follow_ups', columns)
}

export interface ConsentLine extends OfCustomer {
  contact: string | null
  purpose: string
  channel: string
  decision: string
  decidedOn: string
  method: string
  evidence: string | null
  endedOn: string | null
  endKind: string | null
  recordedName: string
}

export async function* consentPages(ctx: Context, customerIds: readonly string[]): AsyncGenerator<ConsentLine[]> {
  const columns = sql`jsonb_build_object('purpose', h.purpose, 'channel', h.channel, 'decision', h.decision,
    'decidedOn', h.decided_on, 'method', h.method, 'evidence', h.evidence, 'endedOn', h.ended_on, 'endKind', h.end_kind,
    'recordedName', h.recorded_name,
    'contact', (select n.name from contacts n where n.customer_id = h.customer_id and n.id = h.contact_id))`
  yield* hangingPages<ConsentLine>(ctx, customerIds, 'consents', columns)
}
