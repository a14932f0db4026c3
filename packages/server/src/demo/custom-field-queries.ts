import { sql } from 'kysely'
import { today, type Context } from '../platform/context/context.ts'

/** The same values for the same record each time: made from what it is called. */
const dice = (text: string, salt: string) => sql`abs(hashtext(${sql.ref(text)} || ${salt}) % 1000)`

/** Two thirds of the companies that buy, every third contact, orders of the last year. */
export async function fillDemoFields(ctx: Context): Promise<void> {
  const day = today(ctx)
  await sql`
    update customers c set custom = jsonb_strip_nulls(jsonb_build_object(
      'machines', 2 + ${dice('c.name', 'm')} % 60,
      'prospect', (array['high', 'middle', 'low'])[1 + ${dice('c.name', 'p')} % 3],
      'processes', to_jsonb((array['["turning"]', '["turning", "milling"]', '["milling", "grinding"]'])[1 + ${dice('c.name', 'u')} % 3]::jsonb),
      'warranty', case when ${dice('c.name', 'w')} % 2 = 0
        then to_jsonb((${day}::date + (${dice('c.name', 'd')} % 720 - 120)::int)::text) end))
    from customer_stats s
    where s.customer_id = c.id and s.order_count > 0 and c.kind = 'organisation' and ${dice('c.name', 'x')} < 660`.execute(
    ctx.db,
  )
  await sql`
    update contacts k set custom = jsonb_build_object(
      'hobby', (array['登山', '钓鱼', '羽毛球', '书法', '摄影', '喝茶'])[1 + ${dice('k.name', 'h')} % 6])
    where ${dice('k.name', 'y')} < 330`.execute(ctx.db)
  await sql`
    update orders o set custom = jsonb_build_object('contract', 'HT-' || o.number,
      'channel', (array['visit', 'fair', 'site', 'referral'])[1 + ${dice('o.number', 'c')} % 4])
    where o.ordered_on > ${day}::date - 365`.execute(ctx.db)
}

/** Ids of the fields of customers by their keys. */
export async function selectFieldIds(ctx: Context): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select key, id from custom_fields where record = 'customer' and deleted_at is null`.execute(ctx.db)
  return new Map(rows.map((row) => [row.key, row.id]))
}

/** Customers say which file their field holds. */
export async function holdDemoFiles(ctx: Context): Promise<void> {
  await sql`
    update customers c set custom = c.custom || jsonb_build_object(f.key, a.id)
    from customer_files a join custom_fields f on f.id = a.field_id and f.record = 'customer'
    where c.id = a.customer_id`.execute(ctx.db)
}
