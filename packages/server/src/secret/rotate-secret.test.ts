import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { mailRoutes } from '@zhike/core/mail/api'
import { secondFactorRoutes } from '@zhike/core/second-factor/api'
import type { Enrolment, RecoveryCodes } from '@zhike/core/second-factor/schema'
import { sessionRoutes } from '@zhike/core/session/api'
import { singleSignOnRoutes } from '@zhike/core/single-sign-on/api'
import { apiClient, cookiesOf } from '../../test/api-client.ts'
import { startSecondProcess } from '../../test/second-process.ts'
import { createWorld, testPassword, type Actor, type World } from '../../test/world.ts'
import { readSecrets } from '../platform/auth/read-secret.ts'
import { unseal } from '../platform/auth/seal.ts'
import { totpCode, totpStep } from '../second-factor/totp.ts'
import { countLostValues } from './count-lost-values.ts'
import { rotateSecret } from './rotate-secret.ts'

let world: World
let minute = 0
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => passTime())

const passTime = () => world.setClock(new Date(Date.parse('2026-06-30T08:00:00Z') + ++minute * 60_000).toISOString())

async function signIn(person: Actor, more: object = {}, app = world.app) {
  const body = { identifier: person.email, password: testPassword, ...more }
  return apiClient(app).call(sessionRoutes.signIn, { body })
}

async function enrolled(person: Actor) {
  const cookie = cookiesOf(await signIn(person))
  const client = apiClient(world.app, { cookie })
  const { secret } = await client.ok<Enrolment>(secondFactorRoutes.beginSecondFactor, { body: {} })
  const body = { code: totpCode(secret, totpStep(world.services.clock())) }
  await client.ok<RecoveryCodes>(secondFactorRoutes.confirmSecondFactor, { body })
  return { cookie, secret }
}

const codeNow = (secret: string) => {
  passTime()
  return totpCode(secret, totpStep(world.services.clock()))
}
const sessionOf = (cookie: string, app = world.app) => apiClient(app, { cookie }).call(sessionRoutes.getSession)
const rotate = (endSessions: boolean) => rotateSecret(world.system, world.env.secretFile, { endSessions })

it('keeps sessions, second factors and client secrets, on servers that run meanwhile, too', async () => {
  const second = await startSecondProcess(world)
  try {
    const person = await world.addPerson({ name: '当归' })
    const { cookie, secret } = await enrolled(person)
    const clientSecret = 'the secret of a client'
    await world.admin.api.ok(singleSignOnRoutes.createIdentityProvider, {
      body: { label: '公司账号', issuer: 'https://id.example.com', clientId: 'zhike', clientSecret },
    })
    const mailPassword = 'the password of the mail server'
    await world.admin.api.ok(mailRoutes.putMailSettings, {
      body: {
        host: 'mail.example.com',
        port: 465,
        security: 'tls',
        username: 'crm',
        password: mailPassword,
        senderAddress: 'crm@example.com',
      },
    })
    const [old] = readSecrets(world.env.secretFile)
    expect(await rotate(false)).toMatchObject({ resealed: 3, lost: [], ended: 0 })
    const [fresh, kept] = readSecrets(world.env.secretFile)
    expect(fresh).not.toBe(old)
    expect(kept).toBe(old)

    const rows = await world.database.ownerQuery<{ purpose: string; sealed: Buffer }>(
      `select 'second-factor' as purpose, secret as sealed from second_factors
       union all select 'single-sign-on', client_secret from identity_providers
       union all select 'mail-password', password_sealed from mail_settings`,
    )
    const opened = rows.map(({ purpose, sealed }) => unseal([fresh], purpose, sealed))
    expect(opened.sort()).toEqual([secret, clientSecret, mailPassword].sort())
    for (const app of [world.app, second.app]) {
      // The old cookie is good and is exchanged for one that the new secret signed.
      const answer = await sessionOf(cookie, app)
      expect(answer.statusCode).toBe(200)
      const renewed = cookiesOf(answer)
      expect(renewed).toContain('zhike.session_token=')
      expect(renewed).not.toBe(cookie)
      const again = await sessionOf(renewed, app)
      expect([again.statusCode, cookiesOf(again)]).toEqual([200, ''])
      const anew = await signIn(person, { code: codeNow(secret) }, app)
      expect(anew.statusCode, anew.body).toBe(200)
      expect((await sessionOf(cookiesOf(anew), app)).statusCode).toBe(200)
    }
    // Signing out works with a cookie of the old secret, too.
    await apiClient(world.app, { cookie }).ok(sessionRoutes.signOut)
    expect((await sessionOf(cookie)).statusCode).toBe(401)
  } finally {
    await second.close()
  }
})

it('forgets the secret before the last one at the next rotation', async () => {
  const cookie = cookiesOf(await signIn(world.rep))
  await rotate(false)
  expect((await sessionOf(cookie)).statusCode).toBe(200)
  await rotate(false)
  expect((await sessionOf(cookie)).statusCode).toBe(401)
})

it('ends every session where the old secret became known', async () => {
  const person = await world.addPerson({ name: '黄芪' })
  const { cookie, secret } = await enrolled(person)
  const report = await rotate(true)
  expect(report.ended).toBeGreaterThan(0)
  expect(readSecrets(world.env.secretFile)).toHaveLength(1)
  expect((await sessionOf(cookie)).statusCode).toBe(401)
  const anew = await signIn(person, { code: codeNow(secret) })
  expect(anew.statusCode, anew.body).toBe(200)
  expect((await sessionOf(cookiesOf(anew))).statusCode).toBe(200)
})

it('names what another secret sealed, leaves it, and reads the old secret when it is put back', async () => {
  const person = await world.addPerson({ name: '天麻' })
  const { secret } = await enrolled(person)
  const before = readFileSync(world.env.secretFile, 'utf8').split('\n')[0] ?? ''
  // As after a restore on a machine with a secret of its own.
  writeFileSync(world.env.secretFile, `${'another machine '.repeat(4)}\n`)
  await setTimeout(600)
  const secrets = readSecrets(world.env.secretFile)
  const lost = await countLostValues(world.database.ownerUrl, secrets)
  expect(lost.find(({ column }) => column.table === 'second_factors')?.count).toBeGreaterThan(0)
  expect((await signIn(person, { code: codeNow(secret) })).json()).toMatchObject({ code: 'second-factor.unreadable' })

  writeFileSync(world.env.secretFile, `${secrets[0]}\n${before}\n`)
  await setTimeout(600)
  expect((await signIn(person, { code: codeNow(secret) })).statusCode).toBe(200)
  const report = await rotate(false)
  expect(report.resealed).toBeGreaterThan(0)
  const left = await countLostValues(world.database.ownerUrl, readSecrets(world.env.secretFile))
  expect(left.find(({ column }) => column.table === 'second_factors')).toEqual(
    report.lost.find(({ column }) => column.table === 'second_factors'),
  )
})
