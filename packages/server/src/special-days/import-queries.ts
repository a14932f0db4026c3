import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Birthdays that come with the rows of an import. One that is there already stays.

/** Whose birthdays, and where the rows of the import lie: put together in a table of their own where a file holds several kinds. */
export interface ImportedBirthdays {
  of: 'contact' | 'customer'
  rows?: 'contact_rows' | 'customer_rows'
}

const rowsOf = (rows: ImportedBirthdays['rows'], importId: string) =>
  rows === undefined
    ? sql`(select row_no, data from import_rows where import_id = ${importId}::uuid)`
    : sql`${sql.table(rows)}`

export async function insertImportedBirthdays(
  ctx: Context,
  importId: string,
  { of, rows }: ImportedBirthdays,
  days: readonly (Omit<AnnualDay, 'year'> & { on: string })[],
): Promise<void> {
  const list = <K extends keyof (typeof days)[number]>(key: K) => days.map((day) => day[key])
  // A company's row tells of its primary contact.
  const bearer =
    of === 'contact'
      ? sql`d.record_id`
      : sql`(select n.id from contacts n where n.customer_id = c.id and n.is_primary and n.deleted_at is null
          and c.kind = 'organisation')`
  const actor = ctx.actor.personId
  await sql`
    with said as (
      select distinct on (c.id, b.contact_id) c.id as customer_id, b.contact_id, c.kind,
        string_to_array(r.data ->> 'birthday', ',') as parts
      from decided d
      join ${rowsOf(rows, importId)} r on r.row_no = d.row_no
      join customers c on c.id = d.customer_id
      cross join lateral (select ${bearer} as contact_id) b
      where r.data ->> 'birthday' is not null and d.action in ('create', 'update', 'skip')
        and (b.contact_id is not null or (${of}::text = 'customer' and c.kind = 'individual'))
      order by c.id, b.contact_id, d.row_no
    )
    insert into special_days (customer_id, id, contact_id, kind, calendar, year, month, day, is_leap, next_on,
      created_by, updated_by, import_id)
    select s.customer_id, gen_random_uuid(), s.contact_id, 'birthday', s.parts[1], nullif(s.parts[2], '')::smallint,
      s.parts[3]::smallint, s.parts[4]::smallint, s.parts[5]::boolean, k.next_on, ${actor}::uuid, ${actor}::uuid,
      ${importId}::uuid
    from said s
    join unnest(${list('calendar')}::text[], ${list('month')}::int[], ${list('day')}::int[],
      ${list('isLeap')}::boolean[], ${list('on')}::date[]) k(calendar, month, day, is_leap, next_on)
      on k.calendar = s.parts[1] and k.month = s.parts[3]::int and k.day = s.parts[4]::int
        and k.is_leap = s.parts[5]::boolean
    where not exists (select from special_days o where o.customer_id = s.customer_id and o.kind = 'birthday'
      and o.contact_id is not distinct from s.contact_id)`.execute(ctx.db)
}

/** What an import brought to customers that stay, before their contacts go; those of the others go with them. */
export async function removeImportedDays(ctx: Context, importId: string): Promise<void> {
  await sql`
    delete from special_days d using undo_customers u
    where u.customer_id = d.customer_id and u.fate in ('go', 'stay') and d.import_id = ${importId}::uuid
      and d.version = 1`.execute(ctx.db)
}
