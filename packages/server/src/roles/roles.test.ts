import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roleKeys } from '@zhike/core/access/roles'
import { auditRoutes } from '@zhike/core/audit/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { newId } from '@zhike/core/kernel/ids'
import { peopleRoutes } from '@zhike/core/people/api'
import { roleRoutes } from '@zhike/core/roles/api'
import type { Role, RoleOption } from '@zhike/core/roles/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

let made = 0
const input = (more: object = {}) => ({
  name: `自建${++made}`,
  grants: { 'customer.read': ['own'], 'person.read': ['all'] },
  ...more,
})
const create = (body: object) => world.admin.api.call(roleRoutes.createRole, { body })
const makeRole = (more: object = {}) => world.admin.api.ok<Role>(roleRoutes.createRole, { body: input(more) })
const update = (key: string, version: number, body: object) =>
  world.admin.api.call(roleRoutes.updateRole, { params: { key }, version, body })
const give = (actor: Actor, roles: string[], as: Actor = world.admin) =>
  as.api.call(peopleRoutes.setPersonRoles, { params: { id: actor.id }, body: { roles } })
const seen = async (actor: Actor) =>
  (await actor.api.ok<{ items: { id: string }[] }>(customerRoutes.listCustomers)).items.map(({ id }) => id)

describe('the list of roles', () => {
  it('has the built-in ones in their order, which nobody changes, then the company’s own', async () => {
    const own = await makeRole()
    const { items } = await world.admin.api.ok<{ items: Role[] }>(roleRoutes.listRoles)
    expect(items.slice(0, roleKeys.length).map(({ key }) => key)).toEqual([...roleKeys])
    expect(items.find(({ key }) => key === 'account-manager')).toMatchObject({
      isBuiltIn: true,
      name: null,
      people: 3,
      abilities: { update: false, delete: false },
    })
    expect(items.find(({ key }) => key === own.key)).toMatchObject({ abilities: { update: true, delete: true } })
    const options = await world.rep.api.ok<{ items: RoleOption[] }>(roleRoutes.listRoleOptions)
    expect(options.items).toContainEqual({ key: own.key, isBuiltIn: false, name: own.name })
    expect((await world.rep.api.call(roleRoutes.listRoles)).statusCode).toBe(403)
  })
})

describe('a role of the company’s own', () => {
  it('decides at once what somebody sees, and its change too', async () => {
    const person = await world.addPerson({ name: '傅闻笛', departmentId: world.departments.south })
    const below = await world.addCustomer({ name: '宁波海丝', personId: world.deputy.id })
    const beside = await world.addCustomer({ name: '广州赤松', personId: world.stranger.id })
    const scope = `department:${world.departments.east}`
    const role = await makeRole({ grants: { 'customer.read': [scope], 'person.read': ['all'] } })
    expect((await give(person, [role.key])).statusCode).toBe(200)
    expect(await seen(person)).toContain(below)
    expect(await seen(person)).not.toContain(beside)
    const answer = await update(role.key, role.version, { grants: { 'customer.read': ['department'] } })
    expect(answer.json()).toMatchObject({ version: role.version + 1, people: 1 })
    expect(await seen(person)).toContain(beside)
    expect(await seen(person)).not.toContain(below)
  })

  it('is not changed past somebody else’s change, nor without saying which version', async () => {
    const role = await makeRole()
    expect((await update(role.key, role.version, { description: '给督导' })).statusCode).toBe(200)
    expect((await update(role.key, role.version, { description: '给别人' })).statusCode).toBe(412)
    const bare = await world.admin.api.call(roleRoutes.updateRole, { params: { key: role.key }, body: {} })
    expect(bare.statusCode).toBe(428)
  })

  it('is deleted only when nobody has it, leavers included', async () => {
    const role = await makeRole()
    const person = await world.addPerson({ name: '路远' })
    await give(person, [role.key])
    const remove = () => world.admin.api.call(roleRoutes.deleteRole, { params: { key: role.key } })
    const refused = await remove()
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'role.in-use', params: { count: 1 } })
    await give(person, ['account-manager'])
    expect((await remove()).statusCode).toBe(204)
    expect((await remove()).statusCode).toBe(404)
  })

  it('leaves its making, changing and deleting in the audit', async () => {
    const role = await makeRole()
    await update(role.key, role.version, { name: `${role.name}改` })
    await world.admin.api.ok(roleRoutes.deleteRole, { params: { key: role.key } })
    const { items } = await world.admin.api.ok<{ items: { action: string }[] }>(auditRoutes.listAudit, {
      query: { subjectId: role.key },
    })
    expect(items.map(({ action }) => action).toSorted()).toEqual(['role.create', 'role.delete', 'role.update'])
  })
})

describe('what a role may not say', () => {
  it.each([
    [
      'a scope for what has none',
      () => ({ grants: { 'settings.manage': ['own'] } }),
      422,
      'role.scope-not-for-permission',
    ],
    [
      'a department that is not there',
      () => ({ grants: { 'customer.read': [`department:${newId()}`] } }),
      422,
      'role.unknown-department',
    ],
    ['a permission that is not there', () => ({ grants: { 'customer.steal': ['all'] } }), 400, 'input.invalid'],
    ['a field that is not there', () => ({ fields: { 'customer.mood': { show: 'hidden' } } }), 400, 'input.invalid'],
  ])('%s', async (_, more, status, code) => {
    const answer = await create(input(more()))
    expect(answer.statusCode, answer.body).toBe(status)
    expect(answer.json()).toMatchObject({ code })
  })

  it('a name that is taken, whatever its case', async () => {
    const { name } = await makeRole({ name: 'Inspector' })
    const answer = await create(input({ name: name?.toUpperCase() }))
    expect(answer.json()).toMatchObject({ code: 'role.name-taken' })
  })
})

describe('built-in roles', () => {
  it('are neither changed nor deleted', async () => {
    expect((await update('marketer', 1, { name: '市场部' })).json()).toMatchObject({ code: 'role.built-in' })
    const answer = await world.admin.api.call(roleRoutes.deleteRole, { params: { key: 'marketer' } })
    expect(answer.json()).toMatchObject({ code: 'role.built-in' })
  })
})

describe('giving roles', () => {
  it('of more than one’s own is refused to whoever may not change roles', async () => {
    const hr = await makeRole({
      grants: { 'person.read': ['all'], 'person.manage': ['all'], 'customer.read': ['own'] },
    })
    const clerk = await world.addPerson({ name: '人事' })
    await give(clerk, [hr.key])
    const target = await world.addPerson({ name: '新人' })
    expect((await give(target, [hr.key], clerk)).statusCode).toBe(200)
    expect((await give(target, ['administrator'], clerk)).json()).toMatchObject({ code: 'role.above-own' })
    expect((await give(target, [newId()])).json()).toMatchObject({ code: 'role.unknown' })
  })
})
