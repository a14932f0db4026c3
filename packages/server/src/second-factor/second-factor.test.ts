import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { customerRoutes } from '@zhike/core/customers/api'
import { secondFactorRoutes as routes } from '@zhike/core/second-factor/api'
import type { Enrolment, RecoveryCodes, SecondFactorStatus } from '@zhike/core/second-factor/schema'
import { sessionRoutes } from '@zhike/core/session/api'
import { settingsRoutes } from '@zhike/core/settings/api'
import { apiClient, cookiesOf, type ApiClient } from '../../test/api-client.ts'
import { createWorld, testPassword, type Actor, type World } from '../../test/world.ts'
import { totpCode, totpStep } from './totp.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
let minute = 0
beforeEach(async () => {
  await world.database.db.deleteFrom('signInAttempts').execute()
  // Every code of a test is of a time of its own.
  passTime()
})

function passTime() {
  world.setClock(new Date(Date.parse('2026-06-30T08:00:00Z') + ++minute * 60_000).toISOString())
}
const code = (secret: string, offset = 0) => totpCode(secret, totpStep(world.services.clock()) + offset)

function signIn(person: Actor, body: Record<string, unknown> = {}) {
  return world.anonymous.call(sessionRoutes.signIn, {
    body: { identifier: person.email, password: testPassword, ...body },
  })
}

async function signedIn(person: Actor, body: Record<string, unknown> = {}): Promise<ApiClient> {
  const response = await signIn(person, body)
  expect(response.statusCode, response.body).toBe(200)
  return apiClient(world.app, { cookie: cookiesOf(response) })
}

async function enrol(client: ApiClient): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await client.ok<Enrolment>(routes.beginSecondFactor, { body: {} })
  const { recoveryCodes } = await client.ok<RecoveryCodes>(routes.confirmSecondFactor, { body: { code: code(secret) } })
  passTime()
  return { secret, recoveryCodes }
}

const statusOf = (client: ApiClient) => client.ok<SecondFactorStatus>(routes.getSecondFactor)
const codeOf = (answer: { json(): { code?: string } }) => answer.json().code

async function require(value: { required: string; roles: string[] }) {
  await world.admin.api.ok(settingsRoutes.putSetting, { params: { key: 'sign-in.second-factor' }, body: { value } })
}

describe('a second factor', () => {
  it('is off until a code confirms it, then is asked for after the right password, and only then', async () => {
    const person = await world.addPerson({ name: '苏合' })
    const client = await signedIn(person)
    expect(await statusOf(client)).toMatchObject({ isOn: false, isRequired: false, recoveryCodesLeft: 0 })
    const { secret, uri } = await client.ok<Enrolment>(routes.beginSecondFactor, { body: {} })
    expect(uri).toContain(secret)
    expect((await signIn(person)).statusCode, 'not confirmed yet').toBe(200)
    expect(codeOf(await client.call(routes.confirmSecondFactor, { body: { code: code(secret, 5) } }))).toBe(
      'second-factor.wrong-code',
    )
    const { recoveryCodes } = await client.ok<RecoveryCodes>(routes.confirmSecondFactor, {
      body: { code: code(secret) },
    })
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await statusOf(client)).toMatchObject({ isOn: true, recoveryCodesLeft: 10 })

    passTime()
    const asked = await signIn(person)
    expect([asked.statusCode, codeOf(asked)]).toEqual([401, 'sign-in.code-needed'])
    expect(asked.headers).not.toHaveProperty('set-cookie')
    const wrongPassword = await signIn(person, { password: 'wrong', code: code(secret) })
    expect(codeOf(wrongPassword)).toBe('sign-in.wrong')
    expect(codeOf(await signIn(person, { code: '000000' }))).toBe('sign-in.wrong-code')
    expect((await signIn(person, { code: code(secret) })).statusCode).toBe(200)
  })

  it('takes every code once: not the same again, none before it, not twice at the same time', async () => {
    const person = await world.addPerson({ name: '青黛' })
    const { secret } = await enrol(await signedIn(person))
    const now = code(secret)
    const answers = await Promise.all([1, 2, 3].map(() => signIn(person, { code: now })))
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 401, 401])
    expect(codeOf(await signIn(person, { code: now }))).toBe('sign-in.wrong-code')
    expect(codeOf(await signIn(person, { code: code(secret, -1) }))).toBe('sign-in.wrong-code')
    expect((await signIn(person, { code: code(secret, 1) })).statusCode, 'the next one').toBe(200)
  })

  it('can be replaced by a recovery code, once, however it is typed; new ones make the old ones void', async () => {
    const person = await world.addPerson({ name: '半夏' })
    const { secret, recoveryCodes } = await enrol(await signedIn(person))
    const [first = '', second = ''] = recoveryCodes
    const client = await signedIn(person, { code: ` ${first.toLowerCase().replaceAll('-', ' ')}` })
    expect(codeOf(await signIn(person, { code: first }))).toBe('sign-in.wrong-code')
    expect(await statusOf(client)).toMatchObject({ recoveryCodesLeft: 9 })
    const proof = { password: testPassword, code: code(secret) }
    const renewed = await client.ok<RecoveryCodes>(routes.renewRecoveryCodes, { body: proof })
    expect(codeOf(await signIn(person, { code: second }))).toBe('sign-in.wrong-code')
    expect((await signIn(person, { code: renewed.recoveryCodes[3] })).statusCode).toBe(200)
  })

  it('is locked after five wrong codes, which says for how long', async () => {
    const person = await world.addPerson({ name: '白芷' })
    const { secret } = await enrol(await signedIn(person))
    for (let n = 0; n < 5; n++) expect((await signIn(person, { code: `00000${n}` })).statusCode).toBe(401)
    const locked = await signIn(person, { code: code(secret) })
    expect(locked.statusCode).toBe(429)
    expect(locked.json()).toMatchObject({ code: 'sign-in.locked', params: { seconds: 30 } })
    passTime()
    expect((await signIn(person, { code: code(secret) })).statusCode).toBe(200)
  })

  it('is switched off with password and code; begun in an old session only with the password', async () => {
    const person = await world.addPerson({ name: '川贝' })
    const client = await signedIn(person)
    await world.database.ownerQuery(`update auth."session" set "createdAt" = now() - interval '11 minutes'`)
    expect(await statusOf(client)).toMatchObject({ needsPassword: true })
    expect(codeOf(await client.call(routes.beginSecondFactor, { body: {} }))).toBe('password.wrong')
    const body = { password: testPassword }
    const { secret } = await client.ok<Enrolment>(routes.beginSecondFactor, { body })
    await client.ok(routes.confirmSecondFactor, { body: { code: code(secret) } })
    passTime()
    expect(codeOf(await client.call(routes.beginSecondFactor, { body }))).toBe('second-factor.on')
    const disable = (proof: object) => client.call(routes.disableSecondFactor, { body: proof })
    expect(codeOf(await disable({ password: 'wrong', code: code(secret) }))).toBe('password.wrong')
    expect(codeOf(await disable({ password: testPassword, code: '123456' }))).toBe('second-factor.wrong-code')
    expect((await disable({ password: testPassword, code: code(secret) })).statusCode).toBe(204)
    expect((await signIn(person)).statusCode).toBe(200)
  })

  it('lies sealed and hashed: neither secret nor codes stand anywhere in the database', async () => {
    const person = await world.addPerson({ name: '麦冬' })
    const { secret, recoveryCodes } = await enrol(await signedIn(person))
    await signIn(person, { code: recoveryCodes[0] })
    const words = [secret, ...recoveryCodes, ...recoveryCodes.map((one) => one.replaceAll('-', ''))]
    const tables = ['second_factors', 'recovery_codes', 'audit_entries', 'audit_values', 'idempotency_keys', 'events']
    for (const table of tables) {
      const rows = await world.database.ownerQuery(
        `select 1 from ${table} t where exists (select from unnest($1::text[]) w where strpos(t::text, w) > 0)`,
        [words],
      )
      expect(rows, table).toEqual([])
    }
  })

  it('is no business of API keys', async () => {
    const answer = await world.rep.api.call(routes.beginSecondFactor, { body: { password: testPassword } })
    expect(codeOf(answer)).toBe('session.needed')
  })
})

describe('an administrator', () => {
  it('resets a lost second factor: sessions end, the password alone is enough, the audit says so', async () => {
    const person = await world.addPerson({ name: '玄参' })
    const client = await signedIn(person)
    await enrol(client)
    const params = { id: person.id }
    expect(await world.admin.api.ok(routes.getPersonSignIn, { params })).toEqual({
      sessions: 1,
      hasPassword: true,
      secondFactor: true,
      recoveryCodesLeft: 10,
      providers: [],
    })
    expect((await world.lead.api.call(routes.resetSecondFactor, { params })).statusCode).toBe(403)
    await world.admin.api.ok(routes.resetSecondFactor, { params })
    expect((await client.call(sessionRoutes.getSession)).statusCode).toBe(401)
    expect((await signIn(person)).statusCode).toBe(200)
    expect(codeOf(await world.admin.api.call(routes.resetSecondFactor, { params }))).toBe('second-factor.off')
    const [entry] = await world.database.ownerQuery(
      `select actor_id from audit_entries where action = 'second-factor.reset' and subject_id = $1`,
      [person.id],
    )
    expect(entry).toEqual({ actor_id: world.admin.id })
  })

  it('cannot take away the own one without password and code', async () => {
    const answer = await world.admin.api.call(routes.resetSecondFactor, { params: { id: world.admin.id } })
    expect(codeOf(answer)).toBe('second-factor.own')
  })

  it('signs a person out everywhere', async () => {
    const person = await world.addPerson({ name: '知母' })
    const clients = [await signedIn(person), await signedIn(person)]
    const params = { id: person.id }
    expect(await world.admin.api.ok(routes.endPersonSessions, { params })).toEqual({ ended: 2 })
    for (const client of clients) expect((await client.call(sessionRoutes.getSession)).statusCode).toBe(401)
  })
})

describe('where the company asks for one', () => {
  it('whoever has none sets it up before anything else, also in a session that is open already', async () => {
    const person = await world.addPerson({ name: '连翘' })
    const client = await signedIn(person)
    const list = () => client.call(customerRoutes.listCustomers)
    expect((await list()).statusCode).toBe(200)
    await require({ required: 'everybody', roles: [] })
    try {
      const refused = await list()
      expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'second-factor.enrol-first'])
      expect(await client.ok(sessionRoutes.getSession)).toMatchObject({ mustFirst: 'second-factor' })
      const fresh = await signIn(person)
      expect(fresh.json()).toMatchObject({ mustFirst: 'second-factor' })
      expect((await person.api.call(customerRoutes.listCustomers)).statusCode, 'a key has no password').toBe(200)
      const { secret } = await enrol(client)
      expect((await list()).statusCode).toBe(200)
      expect(await client.ok(sessionRoutes.getSession)).toMatchObject({ mustFirst: null })
      const off = await client.call(routes.disableSecondFactor, {
        body: { password: testPassword, code: code(secret) },
      })
      expect(codeOf(off)).toBe('second-factor.required')
    } finally {
      await require({ required: 'nobody', roles: [] })
    }
  })

  it('may ask it of some roles only', async () => {
    const [lead, rep] = [await signedIn(world.lead), await signedIn(world.rep)]
    await require({ required: 'roles', roles: ['team-lead', 'administrator'] })
    try {
      expect((await lead.call(customerRoutes.listCustomers)).statusCode).toBe(403)
      expect((await rep.call(customerRoutes.listCustomers)).statusCode).toBe(200)
    } finally {
      await require({ required: 'nobody', roles: [] })
    }
  })
})

it('sealed by another installation, it says what to do, and recovery codes still work', async () => {
  const person = await world.addPerson({ name: '远志' })
  const { secret, recoveryCodes } = await enrol(await signedIn(person))
  await world.database.ownerQuery(
    `update second_factors set secret = set_byte(secret, 5, get_byte(secret, 5) # 1) where person_id = $1`,
    [person.id],
  )
  const refused = await signIn(person, { code: code(secret) })
  expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'second-factor.unreadable'])
  expect(refused.json().title).toContain('zhike user reset-second-factor')
  expect((await signIn(person, { code: recoveryCodes[0] })).statusCode).toBe(200)
})
