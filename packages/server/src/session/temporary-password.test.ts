import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyRoute } from '@zhike/core/api/route'
import { routes } from '@zhike/core/api/routes'
import { apiKeyRoutes } from '@zhike/core/api-keys/api'
import { peopleRoutes } from '@zhike/core/people/api'
import { sessionRoutes } from '@zhike/core/session/api'
import type { Session } from '@zhike/core/session/schema'
import { settingsRoutes } from '@zhike/core/settings/api'
import { apiClient, cookiesOf, type ApiClient } from '../../test/api-client.ts'
import { createWorld, testPassword, type World } from '../../test/world.ts'
import { seeAsHeader } from '../platform/auth/look-as.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const chosen = 'pelikan im nebel 4'

async function enter(identifier: string, password: string): Promise<ApiClient> {
  const answer = await world.anonymous.call(sessionRoutes.signIn, { body: { identifier, password } })
  expect(answer.statusCode, answer.body).toBe(200)
  return apiClient(world.app, { cookie: cookiesOf(answer) })
}

describe('a temporary password', () => {
  it('opens nothing but its own change', async () => {
    const body = { name: '新人', staffNumber: 'T-1', login: {}, roles: ['administrator'] }
    const made = await world.admin.api.ok<{ temporaryPassword: string }>(peopleRoutes.createPerson, { body })
    const browser = await enter('T-1', made.temporaryPassword)
    expect(await browser.ok<Session>(sessionRoutes.getSession)).toMatchObject({ mustFirst: 'change-password' })
    const closed: AnyRoute[] = Object.values(routes).filter(
      (route) =>
        route.permission !== 'public' && route !== sessionRoutes.getSession && route !== sessionRoutes.changePassword,
    )
    expect(closed.length).toBeGreaterThan(80)
    for (const route of closed) {
      const params = { id: world.rep.id, key: 'today.untouched-days', currency: 'USD' }
      const answer = await browser.call(route, { params })
      expect([answer.statusCode, answer.json().code], route.operationId).toEqual([403, 'session.change-password-first'])
    }
    // Nor by looking as somebody else, which an administrator may otherwise.
    const asRep = { headers: { [seeAsHeader]: world.rep.id } }
    expect((await browser.call(peopleRoutes.listPeople, asRep)).json().code).toBe('session.change-password-first')
    const change = (newPassword: string) =>
      browser.call(sessionRoutes.changePassword, { body: { currentPassword: made.temporaryPassword, newPassword } })
    expect((await change(made.temporaryPassword)).json()).toMatchObject({ code: 'password.same' })
    expect((await change('woaini1314')).json()).toMatchObject({ code: 'password.common' })
    const changed = await change(chosen)
    expect(changed.statusCode).toBe(204)
    // Whoever copied the cookie before the change has nothing of it.
    expect((await browser.call(sessionRoutes.getSession)).statusCode).toBe(401)
    const inside = apiClient(world.app, { cookie: cookiesOf(changed) })
    expect(await inside.ok<Session>(sessionRoutes.getSession)).toMatchObject({ mustFirst: null })
    expect((await inside.call(peopleRoutes.listPeople)).statusCode).toBe(200)
    await enter('T-1', chosen)
  })

  it('is what a reset gives, too; keys that were made before go on', async () => {
    const person = await world.addPerson({ name: '旧人' })
    const { temporaryPassword } = await world.admin.api.ok<{ temporaryPassword: string }>(
      peopleRoutes.resetPersonPassword,
      { params: { id: person.id }, body: {} },
    )
    const browser = await enter(person.email, temporaryPassword)
    expect((await browser.call(apiKeyRoutes.listApiKeys)).statusCode).toBe(403)
    expect((await person.api.call(apiKeyRoutes.listApiKeys)).statusCode).toBe(200)
    expect(await person.api.ok<Session>(sessionRoutes.getSession)).toMatchObject({ mustFirst: null })
    expect((await browser.call(sessionRoutes.signOut)).statusCode).toBe(204)
  })

  it('that an administrator chose keeps to the rules and need not be changed', async () => {
    const person = await world.addPerson({ name: '某人' })
    const reset = (password: string) =>
      world.admin.api.call(peopleRoutes.resetPersonPassword, { params: { id: person.id }, body: { password } })
    expect((await reset('a123456789')).json()).toMatchObject({ code: 'password.common' })
    expect((await reset(person.email)).json()).toMatchObject({ code: 'password.holds-email' })
    expect((await reset(chosen)).statusCode).toBe(200)
    expect(await (await enter(person.email, chosen)).ok<Session>(sessionRoutes.getSession)).toMatchObject({
      mustFirst: null,
    })
    const create = await world.admin.api.call(peopleRoutes.createPerson, {
      body: { name: '某某', staffNumber: 'T-9', login: { password: 'password123' } },
    })
    expect(create.json()).toMatchObject({ code: 'password.common' })
  })
})

describe('the length a company asks for', () => {
  it('holds for new passwords and leaves those in use alone', async () => {
    const put = (value: unknown) =>
      world.admin.api.call(settingsRoutes.putSetting, { params: { key: 'password.min-length' }, body: { value } })
    for (const wrong of [7, 65, '12', 10.5, null]) expect((await put(wrong)).statusCode).toBe(400)
    expect((await put(20)).statusCode).toBe(200)
    const browser = await enter(world.rep.email, testPassword)
    const change = (newPassword: string) =>
      browser.call(sessionRoutes.changePassword, { body: { currentPassword: testPassword, newPassword } })
    expect((await change(chosen)).json()).toMatchObject({
      code: 'password.too-short',
      params: { min: 20, length: chosen.length },
    })
    expect((await change(`${chosen} und sonne`)).statusCode).toBe(204)
  })
})
