import { newId } from '@zhike/core/kernel/ids'
import type { World } from './world.ts'

/** Fields of the company's own that customers and orders of all graphs share: a text, a figure, options and a file. */
export const ownFieldsOfGraphs = { customer: ['g_note', 'g_seats', 'g_uses', 'g_file'], order: ['g_scan'] } as const

/** Fills some of them on a customer and its orders, files included. */
export async function fillOwnFields(
  world: World,
  customerId: string,
  random: (below: number) => number,
): Promise<void> {
  const query = world.database.ownerQuery
  await query(
    `insert into custom_fields (id, record, key, type, label, position, is_indexed)
     select uuid_v7(), r, k, t, k, 1, i from (values ('customer', 'g_note', 'text', true),
       ('customer', 'g_seats', 'number', true), ('customer', 'g_uses', 'longText', false),
       ('customer', 'g_file', 'file', false), ('order', 'g_scan', 'file', false)) f(r, k, t, i)
     on conflict do nothing`,
  )
  const custom: Record<string, unknown> = {}
  if (random(2)) custom['g_note'] = ['甲', '乙', ' 丙'][random(3)]
  if (random(2)) custom['g_seats'] = [0, 5, 1.5][random(3)]
  if (random(2)) custom['g_uses'] = `说明 ${random(2)}\n二`
  if (random(2)) custom['g_file'] = await addFieldFile(world, customerId, 'g_file', null)
  await query('update customers set custom = $2::jsonb where id = $1', [customerId, JSON.stringify(custom)])
  const orders = await world.database.ownerQuery<{ id: string }>('select id from orders where customer_id = $1', [
    customerId,
  ])
  for (const { id } of orders) {
    if (random(3)) continue
    const scan = await addFieldFile(world, customerId, 'g_scan', id)
    await query('update orders set custom = $3::jsonb where customer_id = $1 and id = $2', [
      customerId,
      id,
      JSON.stringify({ g_scan: scan }),
    ])
  }
}

/** A file that hangs on a customer for a field of it, or of one of its orders; naming it is for the caller. */
export async function addFieldFile(
  world: World,
  customerId: string,
  key: string,
  orderId: string | null,
  name = `${key}.txt`,
): Promise<string> {
  const [fileId, id] = [newId(), newId()]
  await world.database.ownerQuery(
    `insert into files (id, name, content_type, byte_size, sha256) values ($1, $2, 'text/plain', 1, '\\x00')`,
    [fileId, name],
  )
  await world.database.ownerQuery(
    `insert into customer_files (customer_id, id, file_id, name, field_id, order_id)
     select $1, $2, $3, $4, id, $6::uuid from custom_fields where key = $5`,
    [customerId, id, fileId, name, key, orderId],
  )
  return id
}
