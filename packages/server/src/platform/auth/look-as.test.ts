import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditRoutes } from '@zhike/core/audit/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { newId } from '@zhike/core/kernel/ids'
import { peopleRoutes } from '@zhike/core/people/api'
import { roleRoutes } from '@zhike/core/roles/api'
import { sessionRoutes } from '@zhike/core/session/api'
import type { Session } from '@zhike/core/session/schema'
import { createWorld, type World } from '../../../test/world.ts'
import { seeAsHeader } from './look-as.ts'

let world: World
let theirs: string
let others: string
beforeAll(async () => {
  world = await createWorld()
  theirs = await world.addCustomer({ name: '宁波海丝', personId: world.rep.id })
  others = await world.addCustomer({ name: '广州赤松', personId: world.stranger.id })
})
afterAll(() => world.close())

const as = (personId: string) => ({ headers: { [seeAsHeader]: personId } })
const listed = async (personId: string) =>
  (await world.admin.api.ok<{ items: { id: string }[] }>(customerRoutes.listCustomers, as(personId))).items.map(
    ({ id }) => id,
  )

describe('looking as somebody else', () => {
  it('shows what that person sees, and says so in the session', async () => {
    expect(await listed(world.rep.id)).toEqual([theirs])
    const missing = await world.admin.api.call(customerRoutes.getCustomer, {
      params: { id: others },
      ...as(world.rep.id),
    })
    expect(missing.statusCode).toBe(404)
    const session = await world.admin.api.ok<Session>(sessionRoutes.getSession, as(world.rep.id))
    expect(session.person).toMatchObject({ id: world.rep.id, roles: ['account-manager'] })
    expect(session.seenBy).toEqual({ id: world.admin.id, name: world.admin.name })
    expect(session.permissions).not.toContain('role.read')
    expect((await world.admin.api.ok<Session>(sessionRoutes.getSession)).seenBy).toBeNull()
  })

  it('changes nothing and takes nothing out of the house', async () => {
    const watch = await world.admin.api.call(customerRoutes.watchCustomer, {
      params: { id: theirs },
      ...as(world.rep.id),
    })
    expect(watch.json()).toMatchObject({ code: 'access.see-as-read-only' })
    const body = { kind: 'organisation', name: '新客户' }
    const created = await world.admin.api.call(customerRoutes.createCustomer, { body, ...as(world.rep.id) })
    expect(created.json()).toMatchObject({ code: 'access.see-as-read-only' })
    const exported = await world.admin.api.call(customerRoutes.exportCustomers, as(world.rep.id))
    expect(exported.json()).toMatchObject({ code: 'access.see-as-read-only' })
  })

  it('shows nobody more than they may see themselves', async () => {
    const role = await world.admin.api.ok<{ key: string }>(roleRoutes.createRole, {
      body: { name: '巡视', grants: { 'person.see-as': ['all'], 'person.read': ['all'], 'customer.read': ['own'] } },
    })
    const looker = await world.addPerson({ name: '巡视员' })
    const params = { id: looker.id }
    await world.admin.api.ok(peopleRoutes.setPersonRoles, { params, body: { roles: [role.key] } })
    for (const id of [world.admin.id, world.rep.id]) {
      const answer = await looker.api.call(customerRoutes.listCustomers, as(id))
      expect(answer.json()).toMatchObject({ status: 403, code: 'access.see-as-above-own' })
    }
  })

  it('is for administrators, and never at somebody who is not there', async () => {
    const refused = await world.lead.api.call(customerRoutes.listCustomers, as(world.rep.id))
    expect(refused.statusCode).toBe(403)
    for (const id of [newId(), 'nonsense', "' or 1=1"]) {
      const answer = await world.admin.api.call(customerRoutes.listCustomers, as(id))
      expect(answer.json(), id).toMatchObject({ code: 'access.cannot-see-as' })
    }
    const stranger = await world.anonymous.call(customerRoutes.listCustomers, as(world.rep.id))
    expect(stranger.statusCode).toBe(401)
  })

  it('is written down under the name of whoever looked', async () => {
    await listed(world.deputy.id)
    const { items } = await world.admin.api.ok<{ items: { action: string; actor: { id: string } | null }[] }>(
      auditRoutes.listAudit,
      { query: { action: 'person.see-as', subjectId: world.deputy.id } },
    )
    expect(items).toHaveLength(1)
  })
})
