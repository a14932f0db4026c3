import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { customerRoutes } from '@zhike/core/customers/api'
import { departmentRoutes } from '@zhike/core/departments/api'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { addDays } from '@zhike/core/kernel/time'
import { leaveRoutes } from '@zhike/core/leaves/api'
import type { Leave } from '@zhike/core/leaves/schema'
import { ownershipRoutes } from '@zhike/core/ownership/api'
import { peopleRoutes } from '@zhike/core/people/api'
import type { Person } from '@zhike/core/people/schema'
import { todayRoutes } from '@zhike/core/today/api'
import { decideForCustomers } from '../rules/decide-for-customers.ts'
import { transaction } from '../platform/context/transaction.ts'
import { today } from '../platform/context/context.ts'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let day: string
beforeAll(async () => {
  world = await createWorld()
  day = today(world.system)
})
beforeEach(() => world.database.ownerQuery('delete from leaves'))
afterAll(() => world.close())

const enter = (
  who: Actor,
  body: { personId?: string; delegateId: string; from: number; until: number; note?: string },
) =>
  who.api.call(leaveRoutes.createLeave, {
    body: {
      ...(body.personId ? { personId: body.personId } : {}),
      delegateId: body.delegateId,
      fromOn: addDays(day, body.from),
      untilOn: addDays(day, body.until),
      ...(body.note ? { note: body.note } : {}),
    },
  })
/** Whether the delegate reaches what somebody on leave holds. */
const reaches = async (who: Actor, customerId: string) =>
  (await who.api.call(customerRoutes.getCustomer, { params: { id: customerId } })).statusCode === 200
const list = async (who: Actor, query: Record<string, string> = {}) =>
  (await who.api.ok<{ items: Leave[] }>(leaveRoutes.listLeaves, { query })).items

describe('a leave', () => {
  it('is entered by oneself, shown on the person, the customer and to the delegate, and leaves nothing behind', async () => {
    const { rep, deputy, stranger } = world
    const customer = await world.addCustomer({ name: '有人代管', personId: rep.id })
    expect(await reaches(deputy, customer)).toBe(false)
    const made = await enter(rep, { delegateId: deputy.id, from: 0, until: 3, note: '家里有事' })
    expect(made.statusCode, made.body).toBe(201)
    expect(made.json()).toMatchObject({
      person: { name: '林晚舟' },
      delegate: { name: '周小满' },
      state: 'now',
      held: 1,
      note: '家里有事',
      abilities: { update: true, cancel: true },
    })
    const person = await world.admin.api.ok<Person>(peopleRoutes.getPerson, { params: { id: rep.id } })
    expect(person).toMatchObject({ isOnLeave: true, leave: { untilOn: addDays(day, 3), delegate: { name: '周小满' } } })
    const ownership = await world.admin.api.call(ownershipRoutes.getOwnership, { params: { id: customer } })
    expect(ownership.json().leave).toEqual({
      untilOn: addDays(day, 3),
      delegate: { id: deputy.id, name: '周小满', isActive: true },
    })
    expect(await reaches(deputy, customer)).toBe(true)
    expect(await reaches(stranger, customer)).toBe(false)
    await rep.api.ok(followUpRoutes.createFollowUp, {
      params: { id: customer },
      body: { kind: 'call', text: '约好了', nextContactOn: day },
    })
    const queue = await deputy.api.ok<{ groups: { items: { customerId: string; holder: object }[] }[] }>(
      todayRoutes.getToday,
    )
    expect(queue.groups.flatMap((group) => group.items)).toMatchObject([
      { customerId: customer, holder: { id: rep.id } },
    ])
    expect((await list(stranger))[0]).toMatchObject({ note: null, abilities: { update: false, cancel: false } })
    expect((await list(deputy, { delegateId: deputy.id, state: 'now' }))[0]).toMatchObject({ note: '家里有事' })

    const cancel = (who: Actor) => who.api.call(leaveRoutes.cancelLeave, { params: { id: made.json().id } })
    expect((await cancel(deputy)).statusCode).toBe(403)
    expect((await cancel(rep)).statusCode).toBe(204)
    expect(await reaches(deputy, customer)).toBe(false)
    expect((await world.admin.api.ok<Person>(peopleRoutes.getPerson, { params: { id: rep.id } })).leave).toBeNull()
    const after = await world.admin.api.call(ownershipRoutes.getOwnership, { params: { id: customer } })
    expect(after.json().leave).toBeNull()
    expect((await cancel(rep)).statusCode).toBe(404)
  })

  it('ends by itself, and yesterday when it is cancelled in the middle', async () => {
    const { rep, deputy, admin } = world
    await world.database.ownerQuery(
      `insert into leaves (id, person_id, delegate_id, from_on, until_on) values
        (gen_random_uuid(), $1, $2, $3, $4), (gen_random_uuid(), $1, $2, $5, $6)`,
      [rep.id, deputy.id, addDays(day, -9), addDays(day, -1), addDays(day, -0), addDays(day, 5)],
    )
    await world.database.ownerQuery('update leaves set from_on = $1 where from_on = $2', [addDays(day, -1), day])
    const all = await list(admin, { personId: rep.id, state: 'all' })
    expect(all.map((one) => one.state)).toEqual(['over', 'now'])
    const over = await admin.api.call(leaveRoutes.cancelLeave, { params: { id: all[0]?.id ?? '' } })
    expect(over.json()).toMatchObject({ code: 'leave.over' })
    await admin.api.ok(leaveRoutes.cancelLeave, { params: { id: all[1]?.id ?? '' } })
    expect(await list(admin, { personId: rep.id })).toEqual([])
    expect((await list(admin, { personId: rep.id, state: 'all' })).map((one) => one.untilOn)).toEqual([
      addDays(day, -1),
      addDays(day, -1),
    ])
  })

  it('is refused with the reason', async () => {
    const { rep, deputy, lead, stranger, admin } = world
    const code = async (answer: ReturnType<typeof enter>) => (await answer).json().code
    expect(await code(enter(rep, { personId: lead.id, delegateId: deputy.id, from: 0, until: 1 }))).toBe(
      'access.refused',
    )
    expect(await code(enter(rep, { delegateId: rep.id, from: 0, until: 1 }))).toBe('leave.delegate-is-oneself')
    expect(await code(enter(rep, { delegateId: deputy.id, from: 2, until: 1 }))).toBe('leave.ends-before-it-begins')
    expect(await code(enter(rep, { delegateId: deputy.id, from: -3, until: -1 }))).toBe('leave.in-past')
    await enter(rep, { delegateId: deputy.id, from: 5, until: 9 })
    expect((await enter(rep, { delegateId: lead.id, from: 9, until: 12 })).json()).toMatchObject({
      code: 'leave.overlap',
      params: { name: '林晚舟', fromOn: addDays(day, 5), untilOn: addDays(day, 9) },
    })
    expect(await code(enter(admin, { personId: stranger.id, delegateId: rep.id, from: 8, until: 20 }))).toBe(
      'leave.delegate-away',
    )
    expect((await enter(deputy, { delegateId: lead.id, from: 1, until: 6 })).json()).toMatchObject({
      code: 'leave.stands-in-then',
      params: { name: '周小满', other: '林晚舟' },
    })
    expect((await enter(deputy, { delegateId: lead.id, from: 10, until: 12 })).statusCode).toBe(201)
    const gone = await world.addPerson({ name: '走了的' })
    await admin.api.ok(peopleRoutes.deactivatePerson, { params: { id: gone.id } })
    expect((await enter(rep, { delegateId: gone.id, from: 30, until: 31 })).json()).toMatchObject({
      code: 'leave.unknown-delegate',
      params: { delegate: '走了的' },
    })
  })

  it('is changed by whoever may enter it: days, delegate, and with it who reaches what', async () => {
    const { rep, deputy, lead, stranger, admin } = world
    const customer = await world.addCustomer({ name: '换人代管', personId: rep.id })
    const made: Leave = (await enter(rep, { delegateId: deputy.id, from: 0, until: 3, note: '家里有事' })).json()
    const change = (who: Actor, version: number, body: object) =>
      who.api.call(leaveRoutes.updateLeave, { params: { id: made.id }, version, body })
    expect((await change(stranger, 1, { untilOn: addDays(day, 9) })).statusCode).toBe(403)
    const changed = await change(rep, made.version, { delegateId: stranger.id, untilOn: addDays(day, 5) })
    expect(changed.json()).toMatchObject({
      delegate: { id: stranger.id },
      fromOn: day,
      untilOn: addDays(day, 5),
      note: '家里有事',
      version: 2,
      abilities: { update: true },
    })
    expect([await reaches(deputy, customer), await reaches(stranger, customer)]).toEqual([false, true])
    expect((await change(rep, 1, { note: null })).statusCode).toBe(412)
    expect((await change(rep, 2, { fromOn: addDays(day, 1) })).json()).toMatchObject({ code: 'leave.began' })
    expect((await change(rep, 2, { untilOn: addDays(day, -1) })).json()).toMatchObject({
      code: 'leave.ends-before-it-begins',
    })
    expect((await change(rep, 2, { delegateId: rep.id })).json()).toMatchObject({ code: 'leave.delegate-is-oneself' })
    await enter(lead, { delegateId: deputy.id, from: 7, until: 9 })
    expect((await change(rep, 2, { delegateId: lead.id, untilOn: addDays(day, 7) })).json()).toMatchObject({
      code: 'leave.delegate-away',
    })
    expect((await change(admin, 2, { delegateId: lead.id })).json()).toMatchObject({ version: 3 })
    const rows = await world.database.ownerQuery<{ summary: object; before: object; after: object }>(
      `select e.summary, v.before, v.after from audit_entries e join audit_values v on v.entry_id = e.id
       where e.action = 'leave.update' order by e.at`,
    )
    expect(rows).toEqual([
      {
        summary: { leaveId: made.id, fields: ['delegateId', 'untilOn'] },
        before: { delegateId: deputy.id, untilOn: addDays(day, 3) },
        after: { delegateId: stranger.id, untilOn: addDays(day, 5) },
      },
      {
        summary: { leaveId: made.id, fields: ['delegateId'] },
        before: { delegateId: stranger.id },
        after: { delegateId: lead.id },
      },
    ])
  })

  it('does not overlap another that is entered at the same moment', async () => {
    const { rep, deputy, lead } = world
    const both = await Promise.all([
      enter(rep, { delegateId: deputy.id, from: 0, until: 5 }),
      enter(deputy, { delegateId: rep.id, from: 3, until: 8 }),
      enter(rep, { delegateId: lead.id, from: 2, until: 3 }),
    ])
    expect(both.filter((one) => one.statusCode === 201)).toHaveLength(1)
  })

  it('ends with the person who is deactivated', async () => {
    const leaver = await world.addPerson({ name: '离职的' })
    await enter(leaver, { delegateId: world.rep.id, from: 0, until: 9 })
    expect(await list(world.rep, { delegateId: world.rep.id, state: 'now' })).toHaveLength(1)
    await world.admin.api.ok(peopleRoutes.deactivatePerson, { params: { id: leaver.id } })
    expect(await list(world.rep, { delegateId: world.rep.id, state: 'now' })).toEqual([])
  })
})

it('keeps new customers of a department away from whoever is on leave; rules that name them stay', async () => {
  const made = await world.admin.api.ok<{ id: string }>(departmentRoutes.createDepartment, { body: { name: '轮流分' } })
  const there = await world.addPerson({ name: '在岗', departmentId: made.id })
  const away = await world.addPerson({ name: '休假', departmentId: made.id })
  const use = async (then: object) => {
    await world.database.ownerQuery("update rule_versions set state = 'superseded' where state = 'active'")
    await world.database.ownerQuery(
      `insert into rule_versions (id, no, state, rules)
       select gen_random_uuid(), max(no) + 1, 'active', $1::jsonb from rule_versions`,
      [JSON.stringify([{ id: made.id, name: null, when: null, then }])],
    )
  }
  const decide = async () => {
    const customers = await world.addCustomers(Array.from({ length: 4 }, (_, n) => ({ name: `新来 ${n}` })))
    const held = await world.database.ownerQuery<{ person_id: string }>(
      "select person_id from tenures where end_at = 'infinity' and customer_id = any($1)",
      [customers],
    )
    return held.map((row) => row.person_id)
  }
  await use({ kind: 'department', departmentId: made.id })
  expect(new Set(await decide())).toEqual(new Set([there.id, away.id]))
  await enter(away, { delegateId: there.id, from: 0, until: 9 })
  expect(new Set(await decide())).toEqual(new Set([there.id]))
  await use({ kind: 'person', personId: away.id })
  expect(new Set(await decide())).toEqual(new Set([away.id]))
  const [customer] = await world.addCustomers([{ name: '一家', personId: there.id }])
  const [decision] = await transaction(world.system, (ctx) => decideForCustomers(ctx, [customer ?? '']))
  expect(decision?.personId).toBe(away.id)
})
