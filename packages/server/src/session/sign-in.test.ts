import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { peopleRoutes } from '@zhike/core/people/api'
import { sessionRoutes } from '@zhike/core/session/api'
import { apiClient, cookiesOf } from '../../test/api-client.ts'
import { createWorld, testPassword, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => world.database.db.deleteFrom('signInAttempts').execute())
afterEach(() => world.setClock(null))

function signIn(identifier: string, password: string, options: { remember?: boolean; address?: string } = {}) {
  return world.app.inject({
    method: 'POST',
    url: sessionRoutes.signIn.path,
    payload: { identifier, password, remember: options.remember ?? true },
    remoteAddress: options.address ?? '192.0.2.7',
  })
}

async function signedIn(identifier: string) {
  const response = await signIn(identifier, testPassword)
  expect(response.statusCode, response.body).toBe(200)
  return apiClient(world.app, { cookie: cookiesOf(response) })
}

const sessionOf = (client: ReturnType<typeof apiClient>) => client.call(sessionRoutes.getSession)

describe('signing in', () => {
  it('takes e-mail, phone in any spelling and staff number, and answers who it is', async () => {
    const person = await world.addPerson({ name: '顾南枝' })
    const { version } = await world.admin.api.ok<{ version: number }>(peopleRoutes.getPerson, {
      params: { id: person.id },
    })
    await world.admin.api.ok(peopleRoutes.updatePerson, {
      params: { id: person.id },
      version,
      body: { phone: '139 1234 5678', staffNumber: 'E-1017' },
    })
    for (const identifier of [person.email.toUpperCase(), '13912345678', '+86 139-1234-5678', 'e-1017', ' E-1017 ']) {
      const response = await signIn(identifier, testPassword)
      expect(response.statusCode, `${identifier}: ${response.body}`).toBe(200)
      expect(response.json().person).toMatchObject({ id: person.id, name: '顾南枝' })
    }
  })

  it('sets a cookie that scripts cannot read, for 30 days or for the browser session', async () => {
    const lasting = (await signIn(world.rep.email, testPassword)).cookies.find(
      (one) => one.name === 'zhike.session_token',
    )
    expect(lasting).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 24 * 60 * 60 })
    const short = (await signIn(world.rep.email, testPassword, { remember: false })).cookies
    expect(short.find((one) => one.name === 'zhike.session_token')?.maxAge).toBeUndefined()
    expect(
      (
        await sessionOf(
          apiClient(world.app, { cookie: short.map((c) => `${c.name}=${encodeURIComponent(c.value)}`).join('; ') }),
        )
      ).statusCode,
    ).toBe(200)
  })

  it('says nothing about whether an account exists: the same words, after the same work', async () => {
    const withoutLogin = await world.admin.api.ok<{ id: string }>(peopleRoutes.createPerson, {
      body: { name: '没有登录', email: 'nologin@luming.test' },
    })
    expect(withoutLogin.id).toBeTruthy()
    const wrong = await signIn(world.rep.email, 'not the password')
    const unknown = await signIn('nobody@luming.test', 'not the password')
    const noLogin = await signIn('nologin@luming.test', 'not the password')
    const strip = (body: string) => ({ ...JSON.parse(body), requestId: '' })
    expect(wrong.statusCode).toBe(401)
    expect(strip(unknown.body)).toEqual(strip(wrong.body))
    expect(strip(noLogin.body)).toEqual(strip(wrong.body))
    expect(unknown.headers).not.toHaveProperty('set-cookie')
  })

  it('takes as long for an account that does not exist, or has no password, as for one that does', async () => {
    const { id } = await world.addPerson({ name: '没有密码' })
    await world.database.ownerQuery(
      `delete from auth."account" where "userId" = (select auth_user_id from people where id = $1)`,
      [id],
    )
    const [person] = await world.database.ownerQuery<{ email: string }>('select email from people where id = $1', [id])
    const times: Record<string, number[]> = { known: [], unknown: [], 'without password': [] }
    // In turns, so that whatever else the machine does falls on all of them.
    for (let n = 0; n < 13; n++) {
      for (const [kind, identifier] of [
        ['known', world.rep.email],
        ['unknown', `nobody${n}@luming.test`],
        ['without password', person?.email ?? ''],
      ] as const) {
        await world.database.db.deleteFrom('signInAttempts').execute()
        const started = performance.now()
        expect((await signIn(identifier, 'not the password')).statusCode).toBe(401)
        times[kind]?.push(performance.now() - started)
      }
    }
    const median = (kind: string) => times[kind]?.sort((a, b) => a - b)[6] ?? 0
    // A hash costs tens of milliseconds; without it an unknown name would answer in a tenth of the time.
    for (const kind of ['unknown', 'without password']) {
      expect(median(kind), JSON.stringify(times)).toBeGreaterThan(median('known') * 0.6)
      expect(median(kind), JSON.stringify(times)).toBeLessThan(median('known') * 1.7)
    }
  }, 60_000)

  it('refuses somebody deactivated', async () => {
    const leaver = await world.addPerson({ name: '白露' })
    const client = await signedIn(leaver.email)
    await world.admin.api.ok(peopleRoutes.deactivatePerson, { params: { id: leaver.id } })
    expect((await sessionOf(client)).statusCode).toBe(401)
    expect((await signIn(leaver.email, testPassword)).statusCode).toBe(401)
    expect((await leaver.api.call(sessionRoutes.getSession)).json()).toMatchObject({ code: 'api-key.invalid' })
  })
})

describe('guessing', () => {
  const limit = 5

  async function fail(identifier: string, times: number, address?: string) {
    for (let n = 0; n < times; n++) {
      expect((await signIn(identifier, `wrong ${n}`, address ? { address } : {})).statusCode).toBe(401)
    }
  }

  it('locks an account after five wrong passwords, tells for how long, and lets others in', async () => {
    world.setClock('2026-06-30T08:00:00Z')
    await fail(world.rep.email, limit)
    const refused = await signIn(world.rep.email, testPassword)
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['retry-after']).toBe('30')
    expect(refused.json()).toMatchObject({ code: 'sign-in.locked', title: '试错太多次，30 秒后再试。' })
    expect((await signIn(world.lead.email, testPassword)).statusCode).toBe(200)
  })

  it('locks a name that does not exist just the same', async () => {
    await fail('ghost@luming.test', limit)
    expect((await signIn('ghost@luming.test', 'x')).statusCode).toBe(429)
  })

  it('waits longer with every further failure and forgets after a right password', async () => {
    world.setClock('2026-06-30T08:00:00Z')
    await fail(world.rep.email, limit)
    world.setClock('2026-06-30T08:00:31Z')
    await fail(world.rep.email, 1)
    const refused = await signIn(world.rep.email, testPassword)
    expect(refused.headers['retry-after']).toBe('60')
    world.setClock('2026-06-30T08:01:32Z')
    expect((await signIn(world.rep.email, testPassword)).statusCode).toBe(200)
    await fail(world.rep.email, limit - 1)
    expect((await signIn(world.rep.email, testPassword)).statusCode).toBe(200)
  })

  it('tries no more than five of twenty simultaneous guesses', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => signIn(world.rep.email, `guess ${n}`)))
    const statuses = answers.map((answer) => answer.statusCode)
    expect(statuses.filter((status) => status === 401)).toHaveLength(limit)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20 - limit)
  })

  it('locks an address that tries many accounts, and only that address', async () => {
    world.setClock('2026-06-30T08:00:00Z')
    for (let n = 0; n < 30; n++) await signIn(`victim${n}@luming.test`, 'password1', { address: '203.0.113.9' })
    expect((await signIn(world.rep.email, testPassword, { address: '203.0.113.9' })).statusCode).toBe(429)
    expect((await signIn(world.rep.email, testPassword, { address: '203.0.113.10' })).statusCode).toBe(200)
  })

  it('is lifted when an administrator gives a new password', async () => {
    const person = await world.addPerson({ name: '江予' })
    await fail(person.email, limit)
    const { temporaryPassword } = await world.admin.api.ok<{ temporaryPassword: string }>(
      peopleRoutes.resetPersonPassword,
      { params: { id: person.id }, body: {} },
    )
    expect(temporaryPassword).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect((await signIn(person.email, temporaryPassword)).statusCode).toBe(200)
    expect((await signIn(person.email, testPassword)).statusCode).toBe(401)
  })
})

describe('a session', () => {
  it('cannot be forged: neither another token nor another signature', async () => {
    const response = await signIn(world.rep.email, testPassword)
    const [name, value = ''] = cookiesOf(response).split('=')
    const decoded = decodeURIComponent(value)
    const [token = '', signature = ''] = decoded.split('.')
    for (const forged of [
      token,
      `${token}.`,
      `${token}x.${signature}`,
      `${token}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
      '.',
      '',
    ]) {
      const client = apiClient(world.app, { cookie: `${name}=${encodeURIComponent(forged)}` })
      expect((await sessionOf(client)).statusCode, forged).toBe(401)
    }
    expect((await sessionOf(apiClient(world.app, { cookie: cookiesOf(response) }))).statusCode).toBe(200)
  })

  it('ends when it expires, and at sign-out, which clears the cookie', async () => {
    const first = await signedIn(world.rep.email)
    await world.database.ownerQuery(`update auth."session" set "expiresAt" = now() - interval '1 second'`)
    expect((await sessionOf(first)).statusCode).toBe(401)
    const second = await signedIn(world.rep.email)
    const out = await second.call(sessionRoutes.signOut)
    expect(out.statusCode).toBe(204)
    expect(out.cookies.find((one) => one.name === 'zhike.session_token')).toMatchObject({ value: '', maxAge: 0 })
    expect((await sessionOf(second)).statusCode).toBe(401)
  })

  it('is prolonged when used on another day, and not on the same', async () => {
    const client = await signedIn(world.rep.email)
    expect((await sessionOf(client)).cookies).toEqual([])
    await world.database.ownerQuery(`update auth."session" set "expiresAt" = now() + interval '20 days'`)
    const prolonged = await sessionOf(client)
    expect(prolonged.cookies.find((one) => one.name === 'zhike.session_token')?.maxAge).toBe(30 * 24 * 60 * 60)
    const [row] = await world.database.ownerQuery<{ long: boolean }>(
      `select bool_and("expiresAt" > now() + interval '29 days') as long from auth."session"
       where "userId" = (select auth_user_id from people where id = $1)`,
      [world.rep.id],
    )
    expect(row?.long).toBe(true)
  })

  it('can be listed and ended one by one or all but this; those of others do not exist', async () => {
    await world.database.ownerQuery('delete from auth."session"')
    const [here, there, elsewhere] = [
      await signedIn(world.rep.email),
      await signedIn(world.rep.email),
      await signedIn(world.rep.email),
    ]
    const stranger = await signedIn(world.stranger.email)
    const { items } = await there.ok<{ items: { id: string; isCurrent: boolean; ipAddress: string }[] }>(
      sessionRoutes.listSessions,
    )
    expect(items).toHaveLength(3)
    expect(items.filter((one) => one.isCurrent)).toHaveLength(1)
    expect(items[0]?.ipAddress).toBe('192.0.2.7')
    const mine = items.find((one) => one.isCurrent)!
    expect((await stranger.call(sessionRoutes.endSession, { params: { id: mine.id } })).statusCode).toBe(404)
    expect((await here.call(sessionRoutes.endSession, { params: { id: mine.id } })).statusCode).toBe(204)
    expect((await sessionOf(there)).statusCode).toBe(401)
    expect(await here.ok(sessionRoutes.endOtherSessions)).toEqual({ ended: 1 })
    expect((await sessionOf(elsewhere)).statusCode).toBe(401)
    expect((await sessionOf(here)).statusCode).toBe(200)
    expect((await sessionOf(stranger)).statusCode).toBe(200)
  })

  it('carries what the shell needs, and my own changes of language and theme', async () => {
    const client = await signedIn(world.rep.email)
    const session = await client.ok<Record<string, unknown>>(sessionRoutes.getSession)
    expect(session).toMatchObject({
      company: { name: '鹿鸣川精工', timeZone: 'Asia/Shanghai', currency: 'CNY', isDemo: false, onboarding: 'choose' },
      person: { name: '林晚舟', department: { id: world.departments.east, name: '华东' }, roles: ['account-manager'] },
      grants: { 'customer.read': ['own', 'collaborating'], 'pool.claim': ['all'] },
      seenBy: null,
      via: 'web',
    })
    expect(session.permissions).not.toContain('person.manage')
    const changed = await client.ok(sessionRoutes.updateMe, { body: { locale: 'en', theme: 'dark' } })
    expect(changed).toMatchObject({ person: { locale: 'en', theme: 'dark' } })
    const refusal = await client.call(sessionRoutes.endSession, { params: { id: 'none' } })
    expect(refusal.json().title).toMatch(/^There is no such record/)
    await client.ok(sessionRoutes.updateMe, { body: { locale: null, theme: null } })
  })
})

describe('changing the password', () => {
  it('needs the current one and ends every session, a stolen copy of this one too; this browser gets a new one', async () => {
    const person = await world.addPerson({ name: '许愿' })
    const [here, there] = [await signedIn(person.email), await signedIn(person.email)]
    const change = (currentPassword: string, newPassword: string) =>
      here.call(sessionRoutes.changePassword, { body: { currentPassword, newPassword } })
    expect((await change('wrong', 'a new password')).json()).toMatchObject({ code: 'password.wrong' })
    expect((await change(testPassword, testPassword)).json()).toMatchObject({ code: 'password.same' })
    expect((await change(testPassword, 'short')).statusCode).toBe(400)
    const changed = await change(testPassword, 'a new password')
    expect(changed.statusCode).toBe(204)
    // The session id that this browser had may be what somebody else has, too.
    expect((await sessionOf(here)).statusCode).toBe(401)
    expect((await sessionOf(there)).statusCode).toBe(401)
    const renewed = changed.cookies.find((one) => one.name === 'zhike.session_token')
    expect(renewed?.maxAge).toBe(30 * 24 * 60 * 60)
    expect((await sessionOf(apiClient(world.app, { cookie: cookiesOf(changed) }))).statusCode).toBe(200)
    expect((await signIn(person.email, testPassword)).statusCode).toBe(401)
    expect((await signIn(person.email, 'a new password')).statusCode).toBe(200)
  })

  it('cannot be used to guess the current one, nor by an API key', async () => {
    const person = await world.addPerson({ name: '叶知' })
    const client = await signedIn(person.email)
    const body = { currentPassword: 'wrong', newPassword: 'a new password' }
    for (let n = 0; n < 5; n++) {
      expect((await client.call(sessionRoutes.changePassword, { body })).statusCode).toBe(422)
    }
    expect((await client.call(sessionRoutes.changePassword, { body })).statusCode).toBe(429)
    expect((await person.api.call(sessionRoutes.changePassword, { body })).json()).toMatchObject({
      code: 'session.needed',
    })
  })
})

describe('another site', () => {
  it('cannot make a browser change anything, not even sign in', async () => {
    const response = await signIn(world.rep.email, testPassword)
    const cookie = cookiesOf(response)
    const rename = (headers: Record<string, string>) =>
      apiClient(world.app, { cookie, host: 'crm.luming.test', ...headers }).call(sessionRoutes.updateMe, {
        body: { theme: 'dark' },
      })
    const refused: Record<string, string>[] = [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: 'https://crm.luming.test.evil.test' },
      { origin: 'http://crm.luming.test:8080' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of refused) {
      const answer = await rename(headers)
      expect(answer.statusCode, JSON.stringify(headers)).toBe(403)
      expect(answer.json()).toMatchObject({ code: 'session.wrong-origin' })
    }
    const allowed: Record<string, string>[] = [
      {},
      { origin: 'http://crm.luming.test' },
      { origin: 'https://crm.luming.test' },
      { origin: world.env.publicUrl },
      { 'sec-fetch-site': 'same-origin' },
    ]
    for (const headers of allowed) expect((await rename(headers)).statusCode, JSON.stringify(headers)).toBe(200)
    const foreign = await world.app.inject({
      method: 'POST',
      url: sessionRoutes.signIn.path,
      headers: { origin: 'https://evil.test' },
      payload: { identifier: world.rep.email, password: testPassword },
    })
    expect(foreign.statusCode).toBe(403)
  })

  it('may be read from and called with a key, which no browser sends by itself', async () => {
    const read = await world.rep.api.call(sessionRoutes.getSession, { headers: { origin: 'https://evil.test' } })
    expect(read.statusCode).toBe(200)
    const write = await world.rep.api.call(sessionRoutes.updateMe, {
      body: { theme: null },
      headers: { origin: 'https://integration.test' },
    })
    expect(write.statusCode).toBe(200)
  })
})
