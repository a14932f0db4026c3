import type { TodayGroup } from '@zhike/core/today/schema'
import { sql, type RawBuilder } from 'kysely'
import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'

// Whom to contact: held customers are classed in one pass; each falls into the first group that fits.

export interface QueueDays {
  today: string
  /** The instant from which a tenure counts as new. */
  newSince: string
  /** Before these instants a customer of the tier counts as long untouched; null = never. */
  untouchedBefore: { a: string; b: string; c: string; none: string | null }
}

export interface QueueRow {
  group: TodayGroup
  total: number
  customerId: string
  startAt: string
  reasonCode: string
  rulePosition: number | null
  fromPersonId: string | null
  fromPoolId: string | null
  fromName: string | null
  /** Since when nobody wrote a follow-up: the last one, else the beginning of the tenure. */
  untouchedSince: string
  neverTouched: boolean
  lastText: string | null
  lastKind: string | null
  lastAt: string | null
  lastAuthor: string | null
}

const order: readonly TodayGroup[] = ['overdue', 'due', 'new', 'untouched']

/** How many customers of a large reach each group looks at. */
const bound = 5000

export async function selectQueue(
  ctx: Context,
  reach: CustomerReach,
  isLarge: boolean,
  days: QueueDays,
  limit: number,
): Promise<QueueRow[]> {
  if (reach.kind === 'none') return []
  const { a, b, c, none } = days.untouchedBefore
  const held = reach.kind === 'all' ? sql`t.person_id is not null` : sql`t.person_id = any(${reach.personIds}::uuid[])`
  const among = isLarge ? sql`and t.customer_id in (${candidates(reach, days)})` : sql``
  const { rows } = await sql<Omit<QueueRow, 'group'> & { place: number }>`
    with facts as (
      select t.customer_id, t.id as tenure_id, c.tier, c.is_vip, s.next_contact_on,
        coalesce(s.last_follow_up_at, t.start_at) as untouched_since, s.last_follow_up_at is null as never_touched,
        t.start_at,
        case
          when s.next_contact_on < ${days.today}::date then 1
          when s.next_contact_on = ${days.today}::date then 2
          when t.start_at >= ${days.newSince}::timestamptz
            and (s.last_follow_up_at is null or s.last_follow_up_at < t.start_at) then 3
          when s.next_contact_on is null and coalesce(s.last_follow_up_at, t.start_at) <
            case c.tier when 'A' then ${a}::timestamptz when 'B' then ${b}::timestamptz when 'C' then ${c}::timestamptz
              else ${none}::timestamptz end then 4
        end as place
      from tenures t
      join customers c on c.id = t.customer_id
      join customer_stats s on s.customer_id = t.customer_id
      where t.end_at = 'infinity' and ${held} and c.deleted_at is null ${among}
    ), placed as (
      select f.*, count(*) over (partition by place) as total, row_number() over (
        partition by place order by case when place = 3 then null else tier end nulls last, is_vip desc,
          case when place <= 2 then next_contact_on end, case when place = 3 then start_at end desc, untouched_since,
          customer_id) as n
      from facts f where place is not null
    )
    select p.place, p.total, p.customer_id, p.start_at, t.reason_code, t.rule_position,
      b.person_id as from_person_id, b.pool_id as from_pool_id,
      coalesce((select name from people where id = b.person_id), (select name from pools where id = b.pool_id)) as from_name,
      p.untouched_since, p.never_touched, f.text as last_text, f.kind as last_kind, f.happened_at as last_at,
      coalesce((select name from people where id = f.author_id), f.author_name) as last_author
    from placed p
    join tenures t on t.customer_id = p.customer_id and t.id = p.tenure_id
    left join tenures b on b.customer_id = t.customer_id and b.slot = t.slot and b.end_at = t.prev_end_at
    left join lateral (select text, kind, happened_at, author_id, author_name from follow_ups f
      where f.customer_id = p.customer_id and f.deleted_at is null order by f.happened_at desc, f.id limit 1) f on true
    where p.n <= ${limit}
    order by p.place, p.n`.execute(ctx.db)
  return rows.map(({ place, ...row }) => ({ ...row, group: order[place - 1] ?? 'untouched' }))
}

/** The customers nearest to each group, found along an index, so that a team of any size is answered. */
function candidates(reach: CustomerReach, days: QueueDays): RawBuilder<unknown> {
  const member = (column: RawBuilder<unknown>) =>
    reach.kind === 'all' || reach.kind === 'none'
      ? sql`true`
      : sql`(${column} in (select h.customer_id from tenures h
          where h.person_id = any(${reach.personIds}::uuid[]) and h.end_at = 'infinity')) is true`
  const people =
    reach.kind === 'all' || reach.kind === 'none'
      ? sql`t.person_id is not null`
      : sql`t.person_id = any(${reach.personIds}::uuid[])`
  return sql`
    (select s.customer_id from customer_stats s
      where s.next_contact_on <= ${days.today}::date and ${member(sql`s.customer_id`)}
      order by s.next_contact_on desc, s.customer_id desc limit ${bound})
    union
    (select t.customer_id from tenures t
      where t.end_at = 'infinity' and t.start_at >= ${days.newSince}::timestamptz and ${people} limit ${bound})
    union
    (select s.customer_id from customer_stats s
      where s.last_follow_up_at < ${days.untouchedBefore.a}::timestamptz and ${member(sql`s.customer_id`)}
      order by s.last_follow_up_at, s.customer_id limit ${bound})`
}

/** Whether people hold more customers than are classed one by one. */
export async function isLargeCompany(ctx: Context, most: number): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from tenures where end_at = 'infinity' and person_id is not null limit ${most + 1}) h`.execute(
    ctx.db,
  )
  return (rows[0]?.n ?? 0) > most
}
