import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { departmentRoutes } from '@zhike/core/departments/api'
import { peopleRoutes } from '@zhike/core/people/api'
import { secondFactorRoutes } from '@zhike/core/second-factor/api'
import type { Session } from '@zhike/core/session/schema'
import { sessionRoutes } from '@zhike/core/session/api'
import { settingsRoutes } from '@zhike/core/settings/api'
import { setupRoutes } from '@zhike/core/setup/api'
import { singleSignOnRoutes as routes } from '@zhike/core/single-sign-on/api'
import type { IdentityProviderRecord } from '@zhike/core/single-sign-on/schema'
import { apiClient, cookiesOf } from '../../test/api-client.ts'
import { startOidcServer, type OidcServer } from '../../test/oidc-server.ts'
import { createWorld, testPassword, type World } from '../../test/world.ts'

let world: World
let server: OidcServer
let provider: IdentityProviderRecord

beforeAll(async () => {
  world = await createWorld()
  const redirectUri = `${world.env.publicUrl}${routes.finishSingleSignOn.path}`
  server = await startOidcServer(redirectUri, {
    rep: { email: world.rep.email.toUpperCase(), email_verified: true, name: '林晚舟' },
    lead: { email: world.lead.email, email_verified: true },
    admin: { email: world.admin.email, email_verified: true },
    unverified: { email: world.stranger.email, email_verified: false },
    newcomer: { email: 'newcomer@luming.test', email_verified: true, name: '新来的' },
    nameless: {},
    employee: { employee: 'E-77' },
  })
  provider = await world.admin.api.ok<IdentityProviderRecord>(routes.createIdentityProvider, {
    body: { label: '公司账号', issuer: server.issuer, clientId: server.clientId, clientSecret: server.clientSecret },
  })
})
afterAll(async () => {
  await server.close()
  await world.close()
})
beforeEach(() => world.database.db.deleteFrom('signInAttempts').execute())

async function change(body: object): Promise<void> {
  const { version } = (await read()) ?? { version: 0 }
  await world.admin.api.ok(routes.updateIdentityProvider, { params: { id: provider.id }, version, body })
}

async function read(): Promise<IdentityProviderRecord | undefined> {
  const list = await world.admin.api.ok<{ items: IdentityProviderRecord[] }>(routes.listIdentityProviders)
  return list.items.find((one) => one.id === provider.id)
}

const start = (to?: string, id = provider.id) =>
  world.anonymous.call(routes.startSingleSignOn, { params: { id }, query: { to } })

/** Goes to the provider as a browser does, signs in there, and answers where it sends the browser. */
async function visit(address: string, as: string): Promise<URL> {
  server.signInAs(as)
  const jar = new Map<string, string>()
  let url = address
  for (let n = 0; n < 10; n++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${response.status} ${await response.text()}`)
    url = new URL(location, url).href
    if (url.startsWith(world.env.publicUrl)) return new URL(url)
  }
  throw new Error('the provider goes round in circles')
}

const comeBack = (address: URL, cookie: string) =>
  world.app.inject({ method: 'GET', url: `${address.pathname}${address.search}`, headers: { cookie } })

/** The whole way; `alter` changes what an attacker could. */
async function signInAs(subject: string, alter: (url: URL) => void = () => undefined, to?: string) {
  const begun = await start(to)
  const address = new URL(String(begun.headers.location))
  alter(address)
  return comeBack(await visit(address.href, subject), cookiesOf(begun))
}

const refusalOf = (response: LightMyRequestResponse) => ({
  to: response.headers.location,
  words: response.cookies.find((one) => one.name === 'zhike.sign_in_refusal')?.value,
  hasSession: response.cookies.some((one) => one.name === 'zhike.session_token'),
})

const refused = (part: string, to = '/sign-in') => ({
  to,
  words: expect.stringContaining(part),
  hasSession: false,
})

const sessionOf = async (response: LightMyRequestResponse) =>
  (await apiClient(world.app, { cookie: cookiesOf(response) }).ok<Session>(sessionRoutes.getSession)).person

describe('signing in by a provider', () => {
  it('shows its button to strangers and nothing of how it is set up', async () => {
    const setup = await world.anonymous.ok<object>(setupRoutes.getSetup)
    expect(setup).toMatchObject({ identityProviders: [{ id: provider.id, label: '公司账号' }] })
    expect(JSON.stringify(setup)).not.toContain(server.issuer)
  })

  it('recognises a person by the verified e-mail address, and leads to the page that was wanted', async () => {
    const response = await signInAs('rep', undefined, '/customers?tier=A')
    expect(response.statusCode, response.body).toBe(302)
    expect(response.headers.location).toBe('/customers?tier=A')
    expect(response.cookies.find((one) => one.name === 'zhike.session_token')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
    })
    expect(await sessionOf(response)).toMatchObject({ id: world.rep.id })
    const [entry] = await world.database.ownerQuery(
      `select summary from audit_entries where action = 'session.sign-in' and actor_id = $1 order by at desc`,
      [world.rep.id],
    )
    expect(entry).toEqual({ summary: { how: 'single-sign-on', provider: provider.id } })
  })

  it('knows a person again whose e-mail address changed, and nobody else who has it now', async () => {
    await signInAs('lead')
    server.accounts['lead'] = { email: world.stranger.email, email_verified: true }
    expect(await sessionOf(await signInAs('lead'))).toMatchObject({ id: world.lead.id })
  })

  it('refuses whoever is not known, not verified or not named, in words that quote the value', async () => {
    expect(refusalOf(await signInAs('newcomer'))).toEqual(refused('newcomer@luming.test'))
    expect(refusalOf(await signInAs('unverified'))).toEqual(refused(`没有验证过邮箱 ${world.stranger.email}`))
    expect(refusalOf(await signInAs('nameless'))).toEqual(refused('没有告诉我们「email」'))
    const rows = await world.database.ownerQuery(
      `select summary ->> 'code' as code from audit_entries where action = 'session.sign-in-failed' order by at desc limit 3`,
    )
    expect(rows.map((row) => row['code'])).toEqual(['sso.claim-missing', 'sso.unverified-email', 'sso.unknown-person'])
  })

  it('refuses somebody deactivated, known to the provider or not', async () => {
    const leaver = await world.addPerson({ name: '离职' })
    server.accounts['leaver'] = { email: leaver.email, email_verified: true }
    expect(await sessionOf(await signInAs('leaver'))).toMatchObject({ id: leaver.id })
    await world.admin.api.ok(peopleRoutes.deactivatePerson, { params: { id: leaver.id } })
    expect(refusalOf(await signInAs('leaver'))).toEqual(refused('没有这个在职的人'))
  })

  it('refuses an answer with another state, of another browser, without any, or used twice', async () => {
    const [one, other] = [await start(), await start()]
    const address = await visit(String(one.headers.location), 'rep')
    const stateless = new URL(address)
    stateless.searchParams.set('state', 'another')
    for (const [where, cookie] of [
      [stateless, cookiesOf(one)],
      [address, cookiesOf(other)],
      [address, ''],
    ] as const) {
      expect(refusalOf(await comeBack(where, cookie))).toEqual(refused('再点一次登录'))
    }
    expect((await comeBack(address, cookiesOf(one))).headers.location).toBe('/')
    expect(refusalOf(await comeBack(address, cookiesOf(one)))).toEqual(refused('核对不上'))
  })

  it('refuses an ID token with another nonce, and a code for another verifier', async () => {
    const nonce = await signInAs('rep', (url) => url.searchParams.set('nonce', 'of an attacker'))
    expect(refusalOf(nonce)).toEqual(refused('核对不上'))
    const challenge = Buffer.alloc(32, 7).toString('base64url')
    const verifier = await signInAs('rep', (url) => url.searchParams.set('code_challenge', challenge))
    expect(refusalOf(verifier)).toEqual(refused('核对不上'))
  })

  it('tells when the provider itself says no', async () => {
    expect(refusalOf(await signInAs('refused'))).toEqual(refused('you pressed cancel'))
  })

  it('never leads to another site', async () => {
    for (const to of ['//evil.test', 'https://evil.test', '/\\evil.test']) {
      expect((await signInAs('rep', undefined, to)).headers.location, to).toBe('/')
    }
  })
})

describe('what an administrator chooses', () => {
  it('lets people in whom nobody knew, as account managers of a department, who have no password', async () => {
    await change({ newPeopleIn: world.departments.south })
    const person = await sessionOf(await signInAs('newcomer'))
    expect(person).toMatchObject({
      name: '新来的',
      email: 'newcomer@luming.test',
      roles: ['account-manager'],
      department: { id: world.departments.south },
    })
    expect(await sessionOf(await signInAs('newcomer'))).toMatchObject({ id: person.id })
    const door = await world.admin.api.ok(secondFactorRoutes.getPersonSignIn, { params: { id: person.id } })
    expect(door).toMatchObject({ hasPassword: false, providers: ['公司账号'] })
    // A password may be given later.
    const { temporaryPassword } = await world.admin.api.ok<{ temporaryPassword: string }>(
      peopleRoutes.resetPersonPassword,
      { params: { id: person.id }, body: {} },
    )
    const body = { identifier: 'newcomer@luming.test', password: temporaryPassword }
    expect((await world.anonymous.call(sessionRoutes.signIn, { body })).statusCode).toBe(200)
    await change({ newPeopleIn: null })
  })

  it('compares another claim with the staff number', async () => {
    const person = await world.addPerson({ name: '工号' })
    await world.database.ownerQuery(`update people set staff_number = 'e-77' where id = $1`, [person.id])
    await change({ claim: 'employee', matches: 'staff-number' })
    expect(await sessionOf(await signInAs('employee'))).toMatchObject({ id: person.id })
    await change({ claim: 'email', matches: 'email' })
  })

  it('switches passwords off for whoever has come in by the provider; administrators keep theirs', async () => {
    await signInAs('rep')
    await signInAs('admin')
    await change({ passwordAllowed: false })
    const signIn = (identifier: string, password = testPassword) =>
      world.anonymous.call(sessionRoutes.signIn, { body: { identifier, password } })
    const answer = await signIn(world.rep.email)
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'sign-in.use-sso'])
    expect((await signIn(world.rep.email, 'wrong')).json().code).toBe('sign-in.wrong')
    expect((await signIn(world.deputy.email)).statusCode, 'never came by it').toBe(200)
    expect((await signIn(world.admin.email)).statusCode).toBe(200)
    await change({ passwordAllowed: true })
  })

  it('asks nobody for a second factor who comes by the provider', async () => {
    const key = 'sign-in.second-factor'
    const put = (required: string) =>
      world.admin.api.ok(settingsRoutes.putSetting, { params: { key }, body: { value: { required, roles: [] } } })
    await put('everybody')
    const client = apiClient(world.app, { cookie: cookiesOf(await signInAs('rep')) })
    expect(await client.ok(sessionRoutes.getSession)).toMatchObject({ mustFirst: null })
    await put('nobody')
  })

  it('keeps the client secret sealed, tells it nobody, and says when it cannot be opened', async () => {
    const dump = await world.database.ownerQuery(
      `select 1 from (select t::text from identity_providers t union all select v::text from audit_values v) x(t)
       where strpos(t, $1) > 0`,
      [server.clientSecret],
    )
    expect(dump).toEqual([])
    expect(await read()).toMatchObject({ hasSecret: true, secretIsLost: false })
    expect(JSON.stringify(await read())).not.toContain(server.clientSecret)
    const [row] = await world.database.ownerQuery<{ sealed: Buffer }>(
      `select client_secret as sealed from identity_providers`,
    )
    await world.database.ownerQuery(`update identity_providers set client_secret = '\\x0102'`)
    expect(await read()).toMatchObject({ secretIsLost: true })
    expect(refusalOf(await start())).toEqual(refused('客户端密钥打不开'))
    await world.database.ownerQuery('update identity_providers set client_secret = $1', [row?.sealed])
  })

  it('is told when nobody answers there, on checking and at the door', async () => {
    const checked = await world.admin.api.ok(routes.checkIdentityProvider, { params: { id: provider.id } })
    expect(checked).toMatchObject({ issuer: server.issuer, supportsPkce: true })
    const down = await world.admin.api.ok<IdentityProviderRecord>(routes.createIdentityProvider, {
      body: { label: '坏的', issuer: 'http://127.0.0.1:1', clientId: 'x' },
    })
    const answer = await world.admin.api.call(routes.checkIdentityProvider, { params: { id: down.id } })
    expect([answer.statusCode, answer.json().code]).toEqual([502, 'sso.unreachable'])
    expect(refusalOf(await start('/today', down.id))).toEqual(
      refused('连不上「坏的」（http://127.0.0.1:1）', '/sign-in?to=%2Ftoday'),
    )
    await world.admin.api.ok(routes.deleteIdentityProvider, { params: { id: down.id } })
  })

  it('cannot be an address without encryption, nor a label twice; a version is needed to change it', async () => {
    const create = (body: object) => world.admin.api.call(routes.createIdentityProvider, { body })
    const insecure = await create({ label: 'x', issuer: 'http://id.example.com', clientId: 'x' })
    expect(insecure.statusCode).toBe(400)
    expect(insecure.json().errors[0]).toMatchObject({ path: '/issuer', code: 'issuer', value: 'http://id.example.com' })
    expect((await create({ label: '公司账号', issuer: server.issuer, clientId: 'x' })).json().code).toBe(
      'sso.label-taken',
    )
    const stale = await world.admin.api.call(routes.updateIdentityProvider, {
      params: { id: provider.id },
      version: 1,
      body: { label: 'y' },
    })
    expect(stale.statusCode).toBe(412)
  })

  it('forgets the department for newcomers when it is deleted, and whom another issuer called what', async () => {
    const { id, version } = await world.admin.api.ok<{ id: string; version: number }>(
      departmentRoutes.createDepartment,
      { body: { name: '临时' } },
    )
    await change({ newPeopleIn: id })
    await world.admin.api.ok(departmentRoutes.deleteDepartment, { params: { id }, version })
    expect(await read()).toMatchObject({ newPeopleIn: null })
    expect((await read())?.people).toBeGreaterThan(0)
    await change({ issuer: 'https://other.example.com' })
    expect(await read()).toMatchObject({ people: 0 })
    await change({ issuer: server.issuer })
  })
})
