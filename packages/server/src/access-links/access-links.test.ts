import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessLinkRoutes } from '@zhike/core/access-links/api'
import type { AccessLink, MadeAccessLink } from '@zhike/core/access-links/schema'
import { mailRoutes } from '@zhike/core/mail/api'
import { peopleRoutes } from '@zhike/core/people/api'
import type { Person } from '@zhike/core/people/schema'
import { sessionRoutes } from '@zhike/core/session/api'
import type { Session } from '@zhike/core/session/schema'
import { apiClient, cookiesOf } from '../../test/api-client.ts'
import { linkIn, startSmtpServer, tokenIn, type RunningSmtpServer } from '../../test/smtp-server.ts'
import { createWorld, testPassword, type World } from '../../test/world.ts'
import { sendQueuedMail } from '../mail/send-queued-mail.ts'

const chosen = 'pelikan im nebel 4'
let world: World
beforeAll(async () => {
  world = await createWorld({ ZHIKE_PUBLIC_URL: 'https://crm.luming.test' })
})
afterAll(() => world.close())
afterEach(() => world.setClock(null))

let made = 0
async function newPerson(facts: object = {}): Promise<Person> {
  const body = { name: '舒窈', email: `invited-${++made}@luming.test`, ...facts }
  return world.admin.api.ok<Person>(peopleRoutes.createPerson, { body })
}
const invite = (id: string, body: object = {}) =>
  world.admin.api.ok<MadeAccessLink>(accessLinkRoutes.createAccessLink, { params: { id }, body })
const open = (token: string) => world.anonymous.call(accessLinkRoutes.openAccessLink, { body: { token } })
const redeem = (token: string, body: object = {}) =>
  world.anonymous.call(accessLinkRoutes.redeemAccessLink, { body: { token, password: chosen, ...body } })
const latest = (id: string) =>
  world.admin.api.ok<{ link: AccessLink | null }>(accessLinkRoutes.getAccessLink, { params: { id } })
const signIn = (identifier: string, password: string) =>
  world.anonymous.call(sessionRoutes.signIn, { body: { identifier, password } })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

describe('an invitation', () => {
  it('lets the invited set a password and language once, and signs them in', async () => {
    const person = await newPerson({ roles: ['team-lead'] })
    const link = await invite(person.id)
    expect(link).toMatchObject({ purpose: 'invitation', mailedTo: null, isAddressKnown: true })
    expect(link.url).toMatch(/^https:\/\/crm\.luming\.test\/invite\/[\w-]{43}$/)
    expect(Math.round((Date.parse(link.expiresAt) - Date.now()) / 86_400_000)).toBe(7)
    const token = tokenIn(link.url)
    for (let look = 0; look < 2; look++) {
      expect((await open(token)).json()).toMatchObject({
        purpose: 'invitation',
        companyName: '鹿鸣川精工',
        name: '舒窈',
        signInWith: person.email,
        minPasswordLength: 10,
      })
    }
    const answer = await redeem(token, { locale: 'en' })
    expect(answer.json()).toEqual({ isSignedIn: true })
    const browser = apiClient(world.app, { cookie: cookiesOf(answer) })
    expect(await browser.ok<Session>(sessionRoutes.getSession)).toMatchObject({
      person: { id: person.id, locale: 'en', roles: ['team-lead'] },
      mustFirst: null,
    })
    expect((await signIn(person.email ?? '', chosen)).statusCode).toBe(200)
    const again = await redeem(token)
    expect([again.statusCode, again.json().code]).toEqual([409, 'access-link.used'])
    expect((await latest(person.id)).link).toMatchObject({ state: 'used', purpose: 'invitation' })
  })

  it('opens once, however many use it at the same time', async () => {
    const { id } = await newPerson()
    const token = tokenIn((await invite(id)).url)
    const answers = await Promise.all([redeem(token), redeem(token), redeem(token)])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409])
  })

  it('expires, can be taken back, and ends when a newer one is made: each says what to do', async () => {
    const { id } = await newPerson()
    const first = tokenIn((await invite(id)).url)
    const second = tokenIn((await invite(id)).url)
    const answers = [await open(first), await redeem(first)]
    for (const answer of answers) expect([answer.statusCode, answer.json().code]).toEqual([409, 'access-link.revoked'])
    expect(answers[0]?.json().title).toContain('最新')
    await world.admin.api.ok(accessLinkRoutes.revokeAccessLink, { params: { id } })
    expect((await redeem(second)).json()).toMatchObject({ code: 'access-link.revoked' })
    const none = await world.admin.api.call(accessLinkRoutes.revokeAccessLink, { params: { id } })
    expect(none.json()).toMatchObject({ code: 'access-link.none-open', params: { name: '舒窈' } })
    const third = tokenIn((await invite(id)).url)
    world.setClock(inDays(6.9))
    expect((await open(third)).statusCode).toBe(200)
    world.setClock(inDays(7.1))
    const expired = await redeem(third)
    expect(expired.json()).toMatchObject({ code: 'access-link.expired', title: expect.stringContaining('管理员') })
    expect((await latest(id)).link).toMatchObject({ state: 'expired' })
  })

  it('is worth nothing for a leaver, after a new address, or once a password was handed over', async () => {
    const left = await newPerson()
    const [one] = [tokenIn((await invite(left.id)).url)]
    await world.admin.api.ok(peopleRoutes.deactivatePerson, { params: { id: left.id } })
    expect((await redeem(one)).json()).toMatchObject({ code: 'access-link.revoked' })
    expect(
      (await world.admin.api.call(accessLinkRoutes.createAccessLink, { params: { id: left.id }, body: {} })).json(),
    ).toMatchObject({ code: 'person.inactive' })
    const moved = await newPerson()
    const two = tokenIn((await invite(moved.id)).url)
    await world.admin.api.ok(peopleRoutes.updatePerson, {
      params: { id: moved.id },
      version: moved.version,
      body: { email: `moved-${made}@luming.test` },
    })
    expect((await redeem(two)).json()).toMatchObject({ code: 'access-link.revoked' })
    const given = await newPerson()
    const three = tokenIn((await invite(given.id)).url)
    await world.admin.api.ok(peopleRoutes.resetPersonPassword, { params: { id: given.id }, body: {} })
    expect((await redeem(three)).json()).toMatchObject({ code: 'access-link.revoked' })
  })

  it('of a leaver stays shut when the person comes back', async () => {
    const person = await newPerson()
    const token = tokenIn((await invite(person.id)).url)
    const params = { id: person.id }
    await world.admin.api.ok(peopleRoutes.deactivatePerson, { params })
    await world.admin.api.ok(peopleRoutes.reactivatePerson, { params })
    expect((await redeem(token)).json()).toMatchObject({ code: 'access-link.revoked' })
    // Whoever left before leaving ended links has an open one still.
    await world.database.ownerQuery('update people set is_active = false where id = $1', [person.id])
    await world.database.ownerQuery('update access_links set revoked_at = null where person_id = $1', [person.id])
    await world.admin.api.ok(peopleRoutes.reactivatePerson, { params })
    expect((await redeem(token)).json()).toMatchObject({ code: 'access-link.revoked' })
    expect((await open(tokenIn((await invite(person.id)).url))).statusCode).toBe(200)
  })

  it('needs something to sign in with, and is for administrators', async () => {
    const bare = await newPerson({ email: null })
    const refused = await world.admin.api.call(accessLinkRoutes.createAccessLink, { params: { id: bare.id }, body: {} })
    expect(refused.json()).toMatchObject({ code: 'person.nothing-to-sign-in-with' })
    const { id } = await newPerson({ email: null, staffNumber: 'LM-77' })
    const link = await invite(id)
    expect((await open(tokenIn(link.url))).json()).toMatchObject({ signInWith: 'LM-77' })
    for (const route of [
      accessLinkRoutes.createAccessLink,
      accessLinkRoutes.revokeAccessLink,
      accessLinkRoutes.getAccessLink,
    ]) {
      const body = route.method === 'POST' ? { body: {} } : {}
      expect((await world.lead.api.call(route, { params: { id }, ...body })).statusCode).toBe(403)
    }
  })

  it('leaves no trace of its token, and a wrong one finds nothing', async () => {
    const { id } = await newPerson()
    const token = tokenIn((await invite(id)).url)
    const tables = ['access_links', 'outgoing_mails', 'audit_entries', 'audit_values', 'events', 'idempotency_keys']
    for (const table of tables) {
      const rows = await world.database.ownerQuery(`select 1 from ${table} t where t::text like $1`, [`%${token}%`])
      expect(rows, table).toEqual([])
    }
    for (const wrong of [token.slice(0, -1), `${token}A`, 'x', "' or 1=1", '😀']) {
      const answer = await open(wrong)
      expect([answer.statusCode, answer.json().code], wrong).toEqual([404, 'access-link.unknown'])
    }
    for (const body of [{}, { token: '' }, { token: '\u0000' }, { token: 'x'.repeat(300) }, { token: 7 }]) {
      expect((await world.anonymous.call(accessLinkRoutes.openAccessLink, { body })).statusCode).toBe(400)
    }
  })

  it('refuses passwords that break the rules and stays open', async () => {
    const { id } = await newPerson({ name: '欧阳舒窈', phone: '13900001234', staffNumber: 'LM0815' })
    const token = tokenIn((await invite(id)).url)
    for (const [password, code] of [
      ['kurz-9z-x', 'password.too-short'],
      ['woaini1314', 'password.common'],
      ['Football123', 'password.common'],
      ['ouyangshuyao1', 'password.holds-name'],
      ['13900001234a', 'password.holds-phone'],
      ['LM0815LM0815', 'password.holds-staff-number'],
      ['鹿鸣川精工鹿鸣川精工', 'password.holds-company'],
    ] as const) {
      const answer = await redeem(token, { password })
      expect([answer.statusCode, answer.json().code], password).toEqual([422, code])
      expect(answer.body).not.toContain(password)
    }
    expect((await redeem(token)).statusCode).toBe(200)
  })
})

describe('a reset link', () => {
  it('ends every session, lifts the lock, and lets nobody in by itself', async () => {
    const { id, email } = await world.addPerson({ name: '忘了' })
    const signedIn = await signIn(email, testPassword)
    const browser = apiClient(world.app, { cookie: cookiesOf(signedIn) })
    const link = await invite(id)
    expect(link).toMatchObject({ purpose: 'password-reset', url: expect.stringContaining('/reset/') })
    expect(Math.round((Date.parse(link.expiresAt) - Date.now()) / 3_600_000)).toBe(24)
    for (let n = 0; n < 5; n++) await signIn(email, 'wrong wrong')
    expect((await signIn(email, testPassword)).statusCode).toBe(429)
    const answer = await redeem(tokenIn(link.url))
    expect(answer.json()).toEqual({ isSignedIn: false })
    expect(answer.cookies).toEqual([])
    expect((await browser.call(sessionRoutes.getSession)).statusCode).toBe(401)
    expect((await signIn(email, testPassword)).statusCode).toBe(401)
    expect((await signIn(email, chosen)).statusCode).toBe(200)
  })
})

describe('somebody who signs in elsewhere and has no password', () => {
  it('gets one by the link', async () => {
    const { id, email } = await world.addPerson({ name: '单点' })
    await world.database.ownerQuery(
      `update auth."account" set "providerId" = 'elsewhere', "password" = null
       where "userId" = (select auth_user_id from people where id = $1)`,
      [id],
    )
    expect((await signIn(email, testPassword)).statusCode).toBe(401)
    await redeem(tokenIn((await invite(id)).url))
    expect((await signIn(email, chosen)).statusCode).toBe(200)
  })
})

describe('with a mail server', () => {
  let smtp: RunningSmtpServer
  beforeEach(async () => {
    smtp = await startSmtpServer()
    const body = { host: '127.0.0.1', port: smtp.port, security: 'none', senderAddress: 'crm@luming.test' }
    await world.admin.api.ok(mailRoutes.putMailSettings, { body })
    world.jobs.length = 0
  })
  afterEach(() => smtp.stop())
  const send = async () => {
    for (const { data } of world.jobs.splice(0)) await sendQueuedMail(world.system, String(data['id']))
  }

  it.each([
    ['zh-CN', '鹿鸣川精工邀请你使用知客', '沈知秋邀请你加入'],
    ['en', '鹿鸣川精工 invites you to Zhike', '沈知秋 invites you to'],
  ])('an invitation arrives in %s with a link that works', async (locale, subject, line) => {
    const person = await newPerson({ name: '<b>Ada</b>' })
    await world.database.ownerQuery('update people set locale = $2 where id = $1', [person.id, locale])
    const link = await invite(person.id)
    expect(link.mailedTo).toBe(person.email)
    expect((await latest(person.id)).link?.mail).toMatchObject({ to: person.email, state: 'queued' })
    await send()
    const [mail] = smtp.mails
    expect(mail).toMatchObject({ recipients: [person.email], subject, from: 'crm@luming.test' })
    expect(mail?.text).toContain(line)
    expect(mail?.html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
    expect(mail?.html).toContain(`href="${link.url}"`)
    expect(linkIn(mail)).toBe(link.url)
    expect((await latest(person.id)).link?.mail).toMatchObject({ state: 'sent' })
    expect((await redeem(tokenIn(linkIn(mail)))).json()).toEqual({ isSignedIn: true })
  })

  it('nothing is mailed where that is not wanted, or where there is no address', async () => {
    const { id } = await newPerson()
    expect((await invite(id, { mail: false })).mailedTo).toBeNull()
    const { id: other } = await newPerson({ email: null, staffNumber: 'LM-78' })
    expect((await invite(other)).mailedTo).toBeNull()
    expect(world.jobs).toEqual([])
  })

  it('the administrator reads beside the person why a mail did not go', async () => {
    const { id } = await newPerson()
    await invite(id)
    const { port } = smtp
    await smtp.stop()
    await expect(send()).rejects.toThrow('ECONNREFUSED')
    expect((await latest(id)).link?.mail).toMatchObject({
      state: 'queued',
      reason: 'unreachable',
      answer: expect.stringContaining('ECONNREFUSED'),
    })
    smtp = await startSmtpServer({ port })
  })
})
