import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiKeyRoutes as routes } from '@zhike/core/api-keys/api'
import type { ApiKey } from '@zhike/core/api-keys/schema'
import { customerRoutes } from '@zhike/core/customers/api'
import { departmentRoutes } from '@zhike/core/departments/api'
import { newId } from '@zhike/core/kernel/ids'
import { peopleRoutes } from '@zhike/core/people/api'
import type { Session } from '@zhike/core/session/schema'
import { sessionRoutes } from '@zhike/core/session/api'
import { apiClient, cookiesOf, type ApiClient } from '../../test/api-client.ts'
import { startSecondProcess } from '../../test/second-process.ts'
import { createWorld, testPassword, type Actor, type World } from '../../test/world.ts'

type Made = ApiKey & { key: string }

let world: World
let rep: ApiClient
let lead: ApiClient
beforeAll(async () => {
  world = await createWorld()
  rep = await browser(world.rep)
  lead = await browser(world.lead)
})
afterAll(() => world.close())

async function browser(person: Actor): Promise<ApiClient> {
  const body = { identifier: person.email, password: testPassword }
  return apiClient(world.app, { cookie: cookiesOf(await world.anonymous.call(sessionRoutes.signIn, { body })) })
}

const make = (of: ApiClient, body: object) => of.ok<Made>(routes.createApiKey, { body: { name: 'k', ...body } })
const by = (key: string, app = world.app) => apiClient(app, { authorization: `Bearer ${key}` })
const session = (client: ApiClient) => client.call(sessionRoutes.getSession)

describe('what a key may do', () => {
  it('is what was chosen, with the data scope of its person and nothing besides', async () => {
    await world.addCustomer({ name: '海晟精密', personId: world.rep.id })
    const theirs = await world.addCustomer({ name: '别家', personId: world.stranger.id })
    const { key, permissions } = await make(rep, { permissions: ['customer.read'] })
    expect(permissions).toEqual(['customer.read'])
    const client = by(key)
    const mine = (await session(client)).json() as Session
    expect(mine).toMatchObject({ permissions: ['customer.read'], via: 'api-key' })
    const own = (await session(rep)).json() as Session
    expect(mine.grants).toEqual({ 'customer.read': own.grants['customer.read'] })
    expect((await client.call(customerRoutes.listCustomers)).json().items).toHaveLength(1)
    expect((await client.call(customerRoutes.getCustomer, { params: { id: theirs } })).statusCode).toBe(404)
    const create = await client.call(customerRoutes.createCustomer, { body: { name: '新的', kind: 'organisation' } })
    expect(create.statusCode).toBe(403)
  })

  it('is whatever its person may where nothing was chosen', async () => {
    const { key, permissions } = await make(rep, {})
    expect(permissions).toBeNull()
    const mine = (await session(by(key))).json() as Session
    expect(mine.permissions).toEqual(((await session(rep)).json() as Session).permissions)
  })

  it('cannot be more than the person may, neither when it is made nor later', async () => {
    const beyond = await rep.call(routes.createApiKey, {
      body: { name: 'k', permissions: ['customer.read', 'person.manage', 'settings.manage'] },
    })
    expect([beyond.statusCode, beyond.json()]).toMatchObject([
      422,
      { code: 'api-key.permission-not-held', params: { permissions: 'person.manage, settings.manage' } },
    ])
    expect((await rep.call(routes.createApiKey, { body: { name: 'k', permissions: [] } })).statusCode).toBe(400)
    expect((await rep.call(routes.createApiKey, { body: { name: 'k', permissions: ['x.y'] } })).statusCode).toBe(400)

    const person = await world.addPerson({ name: '半夏', roles: ['administrator'] })
    const { key } = await make(await browser(person), { permissions: ['person.manage', 'person.read'] })
    const create = () => by(key).call(departmentRoutes.createDepartment, { body: { name: newId() } })
    expect((await create()).statusCode).toBe(201)
    await world.admin.api.ok(peopleRoutes.setPersonRoles, { params: { id: person.id }, body: { roles: ['auditor'] } })
    expect((await create()).statusCode).toBe(403)
  })

  it('never is the account itself or its keys, where something was chosen', async () => {
    const { key, id } = await make(lead, { permissions: ['customer.read'] })
    const client = by(key)
    for (const answer of [
      await client.call(sessionRoutes.updateMe, { body: { name: '别人' } }),
      await client.call(routes.revokeApiKey, { params: { id } }),
      await client.call(routes.createApiKey, { body: { name: 'more' } }),
    ]) {
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'api-key.limited'])
    }
  })
})

describe('a key', () => {
  it('is shown once, kept as a hash, and says when it was last used', async () => {
    const made = await make(rep, { expiresAt: new Date(Date.now() + 86_400_000).toISOString() })
    const rows = await world.database.ownerQuery(
      `select 1 from api_keys k where strpos(k::text, $1) > 0 or strpos(k::text, encode($2, 'hex')) > 0`,
      [made.key, Buffer.from(made.key)],
    )
    expect(rows).toEqual([])
    const listed = async () => {
      const { items } = await rep.ok<{ items: ApiKey[] }>(routes.listApiKeys)
      return items.find((one) => one.id === made.id)
    }
    expect(await listed()).toMatchObject({ lastUsedAt: null, prefix: made.key.slice(0, 9) })
    expect(await listed()).not.toHaveProperty('key')
    expect((await session(by(made.key))).statusCode).toBe(200)
    expect((await listed())?.lastUsedAt).not.toBeNull()
  })

  it('does not work once it has expired', async () => {
    const { key, id } = await make(rep, { expiresAt: new Date(Date.now() + 60_000).toISOString() })
    expect((await session(by(key))).statusCode).toBe(200)
    await world.database.ownerQuery(`update api_keys set expires_at = now() where id = $1`, [id])
    expect((await session(by(key))).json()).toMatchObject({ code: 'api-key.invalid' })
  })

  it('fails within a second on every process once it is revoked', async () => {
    const second = await startSecondProcess(world)
    try {
      const { key, id } = await make(rep, {})
      const clients = [by(key), by(key, second.app)]
      for (const client of clients) expect((await session(client)).statusCode).toBe(200)
      const revokedAt = performance.now()
      await rep.ok(routes.revokeApiKey, { params: { id } })
      for (const client of clients) {
        const answer = await session(client)
        expect([answer.statusCode, answer.json().code]).toEqual([401, 'api-key.invalid'])
      }
      expect(performance.now() - revokedAt).toBeLessThan(1000)
    } finally {
      await second.close()
    }
  })
})
