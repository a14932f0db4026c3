import { listCustomers } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type Actor, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  for (const actor of world.actors) await world.addCustomer({ name: actor.name, personId: actor.id })
})
afterAll(() => world.close())

/** Whose customers somebody's list shows, asked twice: the second answer may come from what is kept. */
async function seenBy(actor: Actor): Promise<string[]> {
  const ask = async () => {
    const { items } = await actor.api.ok<{ items: CustomerRow[] }>(listCustomers)
    return items.map(({ name }) => name).sort()
  }
  const first = await ask()
  expect(await ask()).toEqual(first)
  return first
}

const names = (...actors: Actor[]) => actors.map(({ name }) => name).sort()

describe('whose customers a lead sees', () => {
  const sql = (text: string, values: unknown[] = []) => world.database.ownerQuery<{ id: string }>(text, values)

  it('follows every change of people, departments, teams and leaves at once', async () => {
    const { lead, rep, deputy, stranger, admin, departments } = world
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))

    await sql('update people set manager_id = $1 where id = $2', [lead.id, stranger.id])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy, stranger))
    await sql('update people set manager_id = null where id = $1', [stranger.id])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))

    await sql('update departments set parent_id = $1 where id = $2', [departments.east, departments.south])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy, stranger))
    await sql('update departments set parent_id = $1 where id = $2', [departments.root, departments.south])
    await sql('update people set department_id = $1 where id = $2', [departments.ningbo, stranger.id])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy, stranger))
    await sql('update people set department_id = $1 where id = $2', [departments.south, stranger.id])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))

    const [team] = await sql(
      `insert into teams (id, name, lead_id) values (gen_random_uuid(), '重点客户', $1) returning id`,
      [lead.id],
    )
    await sql('insert into team_members (team_id, person_id) values ($1, $2)', [team?.id, stranger.id])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy, stranger))
    await sql('update teams set lead_id = $1', [admin.id])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))
    await sql('update teams set lead_id = $1', [lead.id])
    await sql('delete from team_members')
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))

    await sql(
      `insert into leaves (id, person_id, delegate_id, from_on, until_on, created_by)
       values (gen_random_uuid(), $1, $2, current_date - 1, current_date + 1, $1)`,
      [stranger.id, lead.id],
    )
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy, stranger))
    await sql('delete from leaves')
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))
  })

  it('is not what a transaction saw that was taken back', async () => {
    const { lead, rep, deputy, stranger } = world
    const client = await world.database.pool.connect()
    await client.query('begin')
    await client.query('update people set manager_id = $1 where id = $2', [lead.id, stranger.id])
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))
    await client.query('rollback')
    client.release()
    expect(await seenBy(lead)).toEqual(names(lead, rep, deputy))
  })
})

describe('the state of people', () => {
  const version = async () => {
    const [row] = await world.database.ownerQuery<{ version: string }>(
      'select sum(version)::text as version from access_version',
    )
    return Number(row?.version)
  }

  it('grows once with a transaction, and not with a change of anything else', async () => {
    const before = await version()
    await world.database.ownerQuery('update people set manager_id = null')
    expect(await version()).toBe(before + 1)
    await world.database.ownerQuery(`update people set phone = null, locale = 'en'`)
    expect(await version()).toBe(before + 1)
  })
})
